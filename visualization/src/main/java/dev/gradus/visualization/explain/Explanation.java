package dev.gradus.visualization.explain;

import com.google.common.io.MoreFiles;
import dev.gradus.core.DType;
import dev.gradus.models.files.FileContent;
import dev.gradus.visualization.explain.document.Document;
import dev.gradus.visualization.explain.document.LatexFormat;
import dev.gradus.visualization.explain.document.MarkdownFormat;
import dev.gradus.visualization.explain.document.PageFormat;
import dev.gradus.visualization.explain.document.Section;
import dev.gradus.visualization.explain.document.TextFormat;
import dev.gradus.visualization.explain.drawing.SvgDrawing;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.files.FormattedFile;
import dev.gradus.visualization.files.WholeFile;
import dev.gradus.visualization.page.PageLanguage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    private final List<StepFigures> run;

    Explanation(Recording recording) {
        this(recording, PageLanguage.ENGLISH, DIGITS, "", List.of(), List.of());
    }

    private Explanation(
            Recording recording,
            PageLanguage language,
            int digits,
            String title,
            List<Opened> opened,
            List<StepFigures> run) {
        this.recording = recording;
        this.language = language;
        this.digits = digits;
        this.title = title;
        this.opened = opened;
        this.run = run;
    }

    /** A neuron that is told in full. */
    private record Opened(NeuronLayer layer, int neuron) {}

    // ---- how it is told

    /** In a language; English unless said otherwise. */
    public Explanation language(PageLanguage spoken) {
        return new Explanation(recording, spoken, digits, title, opened, run);
    }

    /**
     * With so many significant digits, 5 unless said otherwise; trailing zeros are left out.
     *
     * @param significant from 1 to 17, where 17 show a float64 exactly
     * @throws IllegalArgumentException if it is outside
     */
    public Explanation digits(int significant) {
        int checked = new Digits(significant, false).significant();
        return new Explanation(recording, language, checked, title, opened, run);
    }

    /** Under a title of its own. */
    public Explanation titled(String ownTitle) {
        return new Explanation(recording, language, digits, ownTitle, opened, run);
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
        return new Explanation(recording, language, digits, title, List.copyOf(more), run);
    }

    /** With a table of the steps after this one. */
    Explanation followedBy(List<StepFigures> steps) {
        return new Explanation(recording, language, digits, title, opened, steps);
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

    /**
     * What became of each parameter, or what gradient each input of a function got.
     *
     * @throws IllegalStateException above 150 parameters, of which only {@link #summaries} are kept
     */
    public List<ParameterFigures> parameters() {
        if (!recording.hasFigures()) {
            throw new IllegalStateException(
                    "explanation: of more than %d parameters only statistics are kept; take summaries(), or open a neuron"
                            .formatted(Recording.MOST_PARAMETERS));
        }
        return recording.figures();
    }

    /** What each parameter was like, whatever the size of the network. */
    public List<ParameterSummary> summaries() {
        return recording.summaries();
    }

    /** How far the training was after the start, this step and the following ones; nothing if it was this step alone. */
    public List<StepFigures> run() {
        return run;
    }

    // ---- the formats

    /** As text for the terminal, of at most 100 columns. */
    public String toText() {
        return new TextFormat(shownDigits()).write(document());
    }

    /** As Markdown with formulas in LaTeX, as GitHub shows them; without the drawing, which only a file can have beside it. */
    public String toMarkdown() {
        return toMarkdown("");
    }

    private String toMarkdown(String drawing) {
        return new MarkdownFormat(shownDigits(), drawing).write(document());
    }

    /** As a document for {@code pdflatex}, complete, with the network drawn. */
    public String toLatex() {
        return new LatexFormat(shownDigits()).write(document());
    }

    /** As a page of HTML, complete, with the network drawn; a click on a neuron opens its derivation. */
    public String toHtml() {
        return new PageFormat(shownDigits()).write(document()).html();
    }

    /**
     * The network as an SVG file, for each sample below one another; of a large one, how much of the gradient arrives where.
     *
     * @throws IllegalStateException if it is small, but no chain of layers of at most 12 neurons
     */
    public String toSvg() {
        NetworkDrawing network = drawing();
        if (network.isPossible()) {
            return new SvgDrawing(shownDigits().forDrawing()).file(network.samples());
        }
        if (!recording.isSmall()) {
            return new SummaryPart(recording, new Words(language)).flow().file();
        }
        throw new IllegalStateException(
                "explanation: only a chain of layers of at most 12 neurons can be drawn; take another format");
    }

    private NetworkDrawing drawing() {
        return new NetworkDrawing(recording, new Symbols(recording), new Words(language));
    }

    /**
     * Writes it into a file, as a whole; its folder is made if need be. Beside Markdown stands the drawing, if there is one,
     * in a file of the same name that ends in {@code .svg}.
     *
     * @param file its ending says the format: {@code .txt}, {@code .md}, {@code .tex}, {@code .html} or {@code .svg}
     * @throws IllegalArgumentException if the ending is another one
     * @throws IOException if it cannot be written; what stood there before is unchanged then
     */
    public void write(Path file) throws IOException {
        new FormattedFile(
                        "explanation",
                        Map.of(
                                ".txt", utf8(this::toText),
                                ".md", out -> writeMarkdown(file, out),
                                ".tex", utf8(this::toLatex),
                                ".html", utf8(this::toHtml),
                                ".svg", utf8(this::toSvg)))
                .save(file);
    }

    private void writeMarkdown(Path file, OutputStream out) throws IOException {
        String name = MoreFiles.getNameWithoutExtension(file) + ".svg";
        boolean isDrawn = !recording.about().isFunction() && drawing().isPossible();
        if (isDrawn) {
            WholeFile.write(file.resolveSibling(name), utf8(this::toSvg));
        }
        utf8(() -> toMarkdown(isDrawn ? name : "")).writeTo(out);
    }

    private static FileContent utf8(Supplier<String> text) {
        return out -> out.write(text.get().getBytes(StandardCharsets.UTF_8));
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
        if (!run.isEmpty()) {
            sections.add(new RunPart(recording, words, symbols).write(run));
        }
        String shownTitle = title.isEmpty() ? words.get("title") : title;
        return new Document(shownTitle, words.get("subtitle"), language, sections);
    }

    /** The same as {@link #toText()}. */
    @Override
    public String toString() {
        return toText();
    }
}
