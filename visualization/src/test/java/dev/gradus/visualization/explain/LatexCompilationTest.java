package dev.gradus.visualization.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.visualization.page.PageLanguage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents go through LaTeX itself, where there is one. */
class LatexCompilationTest {
    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pdflatex")));
    }

    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void compiles(PageLanguage language, @TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                isInstalled(),
                "no pdflatex is on the PATH: apt-get install texlive-latex-recommended texlive-lang-cyrillic");
        compile(ExplanationTest.smallest().language(language), folder.resolve("small.tex"));
        compile(ExplanationTest.large().language(language).open("0", 3), folder.resolve("large.tex"));
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

        assertThat(code).as(Files.readString(log, StandardCharsets.ISO_8859_1)).isZero();
        assertThat(Files.size(Path.of(file.toString().replace(".tex", ".pdf")))).isGreaterThan(10_000);
    }
}
