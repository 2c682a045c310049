package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.losses.MSELoss;
import dev.gradus.visualization.page.PageLanguage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents go through LaTeX itself, where there is one: {@code -Dgradus.latex=required} where there must be. */
@SuppressWarnings("UnicodeInCode") // as a user may name a class
class LatexCompilationTest {
    private static final String INSTALLATION =
            "no pdflatex is on the PATH: apt-get install texlive-latex-base texlive-lang-cyrillic";

    @BeforeAll
    static void findLatex() {
        boolean isInstalled = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pdflatex")));
        if (!isInstalled && System.getProperty("gradus.latex", "optional").equals("required")) {
            throw new IllegalStateException("gradus.latex is 'required', but " + INSTALLATION);
        }
        assumeTrue(isInstalled, INSTALLATION);
    }

    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void compiles(PageLanguage language, @TempDir Path folder) throws IOException, InterruptedException {
        compile(ExplanationTest.smallest().language(language), folder.resolve("small.tex"));
        compile(ExplanationTest.exclusiveOr().language(language), folder.resolve("samples.tex"));
        compile(ExplanationTest.large().language(language).open("0", 3), folder.resolve("large.tex"));
    }

    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void compilesWithNamesOfAnyScript(PageLanguage language, @TempDir Path folder)
            throws IOException, InterruptedException {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (String name :
                new String[] {"Größe", "вес", "ї", "βάρος", "ω", "权重", "🙂", "ŷ", "e\u0301", "x_1%", "№", "ẍ̱"}) {
            inputs.put(name, Tensor.scalar(0.5, DType.FLOAT64).requiresGrad(true));
        }
        Explanation explanation = Backpropagation.explain(
                        () -> inputs.values().stream()
                                .map(Tensor::sigmoid)
                                .reduce(Tensor::mul)
                                .orElseThrow(),
                        inputs)
                .titled("Größe, вес, βάρος, 权重, 🙂, שלום, ŷ, ½, №, „“«»–—, \\{}$&#^_~%")
                .language(language);

        compile(explanation, folder.resolve("names.tex"));
    }

    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void compilesWithModulesOfAnyScript(PageLanguage language, @TempDir Path folder)
            throws IOException, InterruptedException {
        Layer model = Sequential.of(new СлойΒάρος权重Größe());
        Tensor x = Tensor.from(new float[][] {{0.5f, 0.2f}});
        Explanation small = Backpropagation.explain(model, new MSELoss(), x, x);

        assertThat(small.toLatex()).contains("СлойΒάρος权重Größe");
        compile(small.language(language), folder.resolve("modules.tex"));
    }

    private static final class СлойΒάρος权重Größe extends Layer {
        private final Layer inner = child("слой", Sequential.of(new Dense(2, 2)));

        @Override
        public Tensor forward(Tensor x) {
            return inner.apply(x);
        }
    }

    private static void compile(Explanation explanation, Path file) throws IOException, InterruptedException {
        explanation.write(file);
        Path log = file.resolveSibling("log.txt");
        int code = new ProcessBuilder(
                        "pdflatex",
                        "-interaction=nonstopmode",
                        "-halt-on-error",
                        file.getFileName().toString())
                .directory(file.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(code).as(said).isZero();
        assertThat(said).doesNotContain("Missing character");
        assertThat(Files.size(Path.of(file.toString().replace(".tex", ".pdf")))).isGreaterThan(10_000);
    }
}
