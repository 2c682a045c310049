package dev.gradus.visualization.explain;

import com.google.common.base.Ascii;
import dev.gradus.core.DType;
import dev.gradus.models.files.AtomicFile;
import dev.gradus.visualization.explain.document.Document;
import dev.gradus.visualization.explain.document.LatexFormat;
import dev.gradus.visualization.explain.document.MarkdownFormat;
import dev.gradus.visualization.explain.document.PageFormat;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.TextFormat;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.PageLanguage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A training step that was run, to be read: see {@link Backpropagation}. It keeps all numbers of the step, whatever becomes of
 * the model later. Settings return another explanation of the same step.
 */
public final class Explanation {
    private static final int DIGITS = 5;

    private final Recording recording;
    private final PageLanguage language;
    private final int digits;
    private final String title;
    private final List<Opened> opened;

    Explanation(Recording recording) {
        this(recording, PageLanguage.ENGLISH, DIGITS, "", List.of());
    }

    private Explanation(Recording recording, PageLanguage language, int digits, String title, List<Opened> opened) {
        this.recording = recording;
        this.language = language;
        this.digits = digits;
        this.title = title;
        this.opened = opened;
    }

    /** A neuron that is told in full. */
    private record Opened(NeuronLayer layer, int neuron) {}

    // ---- how it is told

    /** In a language; English unless said otherwise. */
    public Explanation language(PageLanguage spoken) {
        return new Explanation(recording, spoken, digits, title, opened);
    }

    /**
     * With so many significant digits, 5 unless said otherwise; trailing zeros are left away.
     *
     * @param significant from 1 to 17, where 17 show a float64 exactly
     * @throws IllegalArgumentException if it is outside
     */
    public Explanation digits(int significant) {
        int checked = new Digits(significant, false).significant();
        return new Explanation(recording, language, checked, title, opened);
    }

    /** Under a title of its own. */
    public Explanation titled(String ownTitle) {
        return new Explanation(recording, language, digits, ownTitle, opened);
    }

    /**
     * With one neuron in full, however large the network is. May be called for several.
     *
     * @param path the path of its layer in the model, such as {@code 0} in a {@code Sequential}
     * @param neuron its place in the layer, from 0 on
     * @throws IllegalArgumentException if there is none
     */
    public Explanation open(String path, int neuron) {
        NeuronLayer layer = recording.layers().stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("explanation: there is no layer of neurons at '%s'; there are %s"
                                .formatted(
                                        path,
                                        recording.layers().stream()
                                                .map(known -> "'" + known.path() + "'")
                                                .distinct()
                                                .collect(Collectors.joining(", ")))));
        if (neuron < 0 || neuron >= layer.neurons()) {
            throw new IllegalArgumentException("explanation: the layer '%s' has the neurons 0 to %d, got %d"
                    .formatted(path, layer.neurons() - 1, neuron));
        }
        List<Opened> more = new ArrayList<>(opened);
        more.add(new Opened(layer, neuron));
        return new Explanation(recording, language, digits, title, List.copyOf(more));
    }

    // ---- the numbers

    /** The loss, or the value of the function. */
    public double loss() {
        return recording.tape().output().value().at(0);
    }

    /** What came up in each layer of neurons, in the order of the forward pass. */
    public List<LayerFigures> layers() {
        return recording.layers().stream().map(NeuronLayer::figures).toList();
    }

    /** What became of each parameter, or what gradient each input of a function got. */
    public List<ParameterFigures> parameters() {
        return recording.figures();
    }

    // ---- the formats

    /** As text for the terminal, of at most 100 columns. */
    public String toText() {
        return new TextFormat(shownDigits()).write(document());
    }

    /** As Markdown with formulas in LaTeX, as GitHub shows them. */
    public String toMarkdown() {
        return new MarkdownFormat(shownDigits()).write(document());
    }

    /** As a document for LaTeX, complete. */
    public String toLatex() {
        return new LatexFormat(shownDigits()).write(document());
    }

    /** As a page of HTML, complete, with the network drawn; a click on a neuron opens its derivation. */
    public String toHtml() {
        return new PageFormat(shownDigits())
                .write(document())
                .style(Asset.of(Explanation.class, "drawing.css"))
                .html();
    }

    /**
     * The network as an SVG file.
     *
     * @throws IllegalStateException if it is no chain of layers of at most 12 neurons
     */
    public String toSvg() {
        NetworkDrawing drawing = new NetworkDrawing(recording, new Symbols(recording), new Words(language));
        if (!drawing.isPossible()) {
            throw new IllegalStateException(
                    "explanation: only a chain of layers of at most 12 neurons can be drawn; open a neuron instead");
        }
        return drawing.standalone();
    }

    /**
     * Writes it into a file, as a whole.
     *
     * @param file its ending says the format: {@code .txt}, {@code .md}, {@code .tex}, {@code .html} or {@code .svg}
     * @throws IllegalArgumentException if the ending is another one
     * @throws IOException if it cannot be written; what stood there before is unchanged then
     */
    public void write(Path file) throws IOException {
        String name = Ascii.toLowerCase(file.toString());
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String content =
                switch (ending) {
                    case "txt" -> toText();
                    case "md" -> toMarkdown();
                    case "tex" -> toLatex();
                    case "html" -> toHtml();
                    case "svg" -> toSvg();
                    default ->
                        throw new IllegalArgumentException(
                                "explanation: expected a file that ends in .txt, .md, .tex, .html or .svg, got %s"
                                        .formatted(file));
                };
        AtomicFile.write(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Digits shownDigits() {
        return new Digits(digits, recording.about().type().equals(DType.FLOAT32.toString()));
    }

    /** What it says, in no format yet. */
    Document document() {
        Words words = new Words(language);
        Symbols symbols = new Symbols(recording);
        Derivation derivation = new Derivation(recording, symbols);
        List<Section> sections = new ArrayList<>();
        if (!recording.about().isFunction()) {
            sections.add(new OverviewPart(recording, words).write(new NetworkDrawing(recording, symbols, words)));
        }
        if (recording.isSmall()) {
            sections.add(new ForwardPart(recording, words, derivation).write());
            sections.add(new BackwardPart(recording, words, derivation, symbols).write());
        } else {
            sections.add(new SummaryPart(recording, words).write());
        }
        NeuronPart neurons = new NeuronPart(words, derivation, symbols);
        opened.forEach(one -> sections.add(neurons.write(one.layer(), one.neuron())));
        sections.add(new GradientPart(recording, words, symbols).write());
        recording.update().ifPresent(update -> sections.add(new UpdatePart(recording, words, symbols).write(update)));
        String shownTitle = title.isEmpty() ? words.get("title") : title;
        return new Document(shownTitle, words.get("subtitle"), language, sections);
    }

    /** The same as {@link #toText()}. */
    @Override
    public String toString() {
        return toText();
    }
}
