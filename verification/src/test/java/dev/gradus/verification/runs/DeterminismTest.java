package dev.gradus.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same bits, from run to run, for any number of threads and on any JDK. */
class DeterminismTest {
    private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    @ParameterizedTest
    @ValueSource(strings = {"adam", "momentum"})
    void threadsAndRunsDoNotShow(String kind) throws Exception {
        List<String> bits = new ArrayList<>();
        for (int threads : List.of(1, 2, 2)) {
            bits.add(bits(THIS_JDK, threads, kind));
        }

        assertThat(bits.get(0)).isNotEmpty();
        assertThat(bits).containsOnly(bits.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "momentum"})
    void jdksDoNotShow(String kind) throws Exception {
        List<Path> others = otherJdks();
        assumeThat(others).as("another JDK than this one").isNotEmpty();
        String expected = bits(THIS_JDK, 2, kind);

        for (Path other : others) {
            assertThat(bits(other, 2, kind)).as("%s", other).isEqualTo(expected);
        }
    }

    private static String bits(Path jdk, int threads, String kind) throws Exception {
        JavaProcess process = JavaProcess.startOn(
                jdk,
                WideTraining.class,
                List.of("--add-modules=jdk.incubator.vector", "-Dgradus.threads=" + threads),
                kind);
        assertThat(process.readToEnd()).as("%s", process.lines()).isZero();
        return process.told("bits:");
    }

    /** Those that stand beside this one and can run its class files. */
    private static List<Path> otherJdks() throws IOException {
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> beside =
                Files.newDirectoryStream(THIS_JDK.toRealPath().getParent())) {
            for (Path home : beside) {
                Path release = home.resolve("release");
                if (!Files.isSymbolicLink(home) && Files.exists(release) && !home.equals(THIS_JDK.toRealPath())) {
                    Matcher version = VERSION.matcher(Files.readString(release));
                    if (version.find() && Integer.parseInt(version.group(1)) >= 17) {
                        others.add(home);
                    }
                }
            }
        }
        return others;
    }
}
