package dev.gradus.verification;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gradus.verification.conformance.CaseFile;
import dev.gradus.verification.conformance.ConformanceCase;
import dev.gradus.verification.conformance.ConformanceRunner;
import dev.gradus.verification.conformance.Outcome;
import dev.gradus.verification.conformance.Tally;
import java.net.URISyntaxException;
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
 * the system property {@code conformance.dir} names. A case that asks for what Gradus does not offer is skipped and
 * listed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
    private final ConformanceRunner runner = new ConformanceRunner();
    private final Tally tally = new Tally();
    private boolean hasCases;

    @TestFactory
    Stream<DynamicContainer> agrees_with_PyTorch() throws URISyntaxException {
        Stream<DynamicContainer> files = CaseFile.readAll(directory()).stream()
                .map(file -> dynamicContainer(
                        "%s (PyTorch %s)".formatted(file.name(), file.torchVersion()),
                        file.cases().stream().map(what -> dynamicTest(what.displayName(), () -> check(what)))));
        hasCases = true;
        return files;
    }

    private static Path directory() throws URISyntaxException {
        String property = System.getProperty("conformance.dir", "");
        return property.isEmpty()
                ? Path.of(Objects.requireNonNull(ConformanceTest.class.getResource("/conformance"))
                        .toURI())
                : Path.of(property);
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
    void report() {
        if (hasCases) {
            tally.report().forEach(System.out::println);
        }
    }
}
