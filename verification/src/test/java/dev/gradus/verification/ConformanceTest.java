package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gradus.core.kernel.KernelProvider;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.verification.conformance.CaseFile;
import dev.gradus.verification.conformance.ConformanceCase;
import dev.gradus.verification.conformance.ConformanceRunner;
import dev.gradus.verification.conformance.Outcome;
import dev.gradus.verification.conformance.Tally;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Gradus computes what PyTorch computes: every case in {@code src/test/resources/conformance}, or in the directory that
 * the system property {@code conformance.dir} names. A case that asks for what Gradus does not offer is skipped; of the
 * cases in the repository, these must be the ones that {@code not-offered.txt} lists.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private static final String NOT_OFFERED = "not-offered.txt";

    private final ConformanceRunner runner = new ConformanceRunner();
    private final Tally tally = new Tally();
    private boolean hasCases;

    @TestFactory
    Stream<DynamicContainer> agreesWithPyTorch() throws URISyntaxException {
        Stream<DynamicContainer> files = CaseFile.readAll(directory()).stream()
                .map(file -> dynamicContainer(
                        "%s (PyTorch %s)".formatted(file.name(), file.torchVersion()),
                        file.cases().stream().map(what -> dynamicTest(what.displayName(), () -> check(what)))));
        hasCases = true;
        return files;
    }

    private static Path directory() throws URISyntaxException {
        return otherDirectory().isEmpty() ? ownDirectory() : Path.of(otherDirectory());
    }

    private static String otherDirectory() {
        return System.getProperty("conformance.dir", "");
    }

    private static Path ownDirectory() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ConformanceTest.class.getResource("/conformance"))
                .toURI());
    }

    private void check(ConformanceCase what) {
        Outcome outcome = runner.run(what);
        tally.add(what, outcome);
        switch (outcome.status()) {
            case PASSED -> {}
            case FAILED -> throw new AssertionError(outcome.detail(), outcome.cause());
            case UNSUPPORTED -> Assumptions.abort(what.id() + ": " + outcome.detail());
        }
    }

    /** Scripts look for the last line. Without cases there is none: the test has failed then. */
    @AfterAll
    void report() throws IOException, URISyntaxException {
        if (!hasCases) {
            return;
        }
        KernelProvider kernels = Kernels.active();
        System.out.printf("kernels: %s (%s)%n", kernels.name(), kernels.description());
        tally.report().forEach(System.out::println);
        if (otherDirectory().isEmpty()) {
            whatIsNotOfferedIsKnown();
        }
    }

    private void whatIsNotOfferedIsKnown() throws IOException, URISyntaxException {
        Path found = Path.of("target", NOT_OFFERED);
        Files.write(found, tally.unsupported());
        assertThat(tally.unsupported())
                .as(
                        "the cases that Gradus does not offer; if something new is supported, copy verification/%s to verification/src/test/resources/conformance/%s",
                        found, NOT_OFFERED)
                .isEqualTo(Files.readAllLines(ownDirectory().resolve(NOT_OFFERED)));
    }
}
