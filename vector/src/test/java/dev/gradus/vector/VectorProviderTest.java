package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.kernel.KernelProvider;
import dev.gradus.core.kernel.Kernels;
import dev.gradus.core.kernel.Parallel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kernels a program gets, in JVMs of its own that are started with and without the flag. */
class VectorProviderTest {
    private static final String FLAG = "--add-modules=jdk.incubator.vector";

    @TempDir
    Path folder;

    /** A program that multiplies two matrices and prints the kernels' name with a code of the result. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            KernelProvider kernels = Kernels.active();
            float[] a = new float[200 * 300];
            for (int i = 0; i < a.length; i++) {
                a[i] = (i % 97) / 97.0f;
            }
            float[] c = new float[200 * 200];
            long sum = 0;
            for (int i = 0; i < 20; i++) {
                kernels.float32().matmul().gemm(200, 200, 300, a, 0, 300, 1, a, 0, 200, 1, c, 0, 200, i > 0);
                sum = sum * 31 + java.util.Arrays.hashCode(c);
            }
            System.out.println("kernels=" + kernels.name() + " threads=" + Parallel.threads() + " sum=" + sum);
        }
    }

    @Test
    void theFlagGivesTheVectorKernelsWithoutAWarning() throws Exception {
        String output = run(FLAG);
        assertThat(output).contains("kernels=vector").doesNotContain("WARN ");
        assertThat(new VectorProvider().description()).contains(Lanes.BITS + " bits");
        assertThat(Kernels.active().name()).isEqualTo("vector");
    }

    @Test
    void withoutTheFlagThereIsOneWarningThatNamesIt() throws Exception {
        String output = run();
        assertThat(output).contains("kernels=portable").containsOnlyOnce("WARN ");
        assertThat(output).contains("start it with --add-modules jdk.incubator.vector");
    }

    @Test
    void aJvmThatCannotCompileVectorsSaysSo() throws Exception {
        assertThat(run(FLAG, "-XX:TieredStopAtLevel=1")).contains("kernels=portable", "WARN ", "C2");
        assertThat(run(FLAG, "-Xint")).contains("kernels=portable", "WARN ", "-Xint");
    }

    @Test
    void thePropertyForcesEither() throws Exception {
        assertThat(run(FLAG, "-Dgradus.kernels=portable"))
                .contains("kernels=portable")
                .doesNotContain("WARN ");
        assertThat(run(FLAG, "-Dgradus.kernels=vector")).contains("kernels=vector");
        assertThat(run("-Dgradus.kernels=vector"))
                .contains("asks for the kernels 'vector', which cannot run here")
                .contains("--add-modules jdk.incubator.vector");
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() throws Exception {
        String one = run(FLAG, "-Dgradus.threads=1");
        String two = run(FLAG, "-Dgradus.threads=2");
        String three = run(FLAG, "-Dgradus.threads=3");
        assertThat(one).contains("threads=1");
        assertThat(sum(two)).isEqualTo(sum(one));
        assertThat(sum(three)).isEqualTo(sum(one));
    }

    private static String sum(String output) {
        return output.substring(output.indexOf("sum="));
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        Stream.of("logback.configurationFile")
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.waitFor();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
