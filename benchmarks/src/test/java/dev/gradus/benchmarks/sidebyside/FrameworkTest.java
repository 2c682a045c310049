package dev.gradus.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.benchmarks.measure.Workload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworkTest {
    private static final Path JAVA = Path.of("java");

    @TempDir
    private Path home;

    @Test
    void each_has_a_class_path_without_the_others() {
        List<Framework> frameworks = Framework.all(home, true);

        assertThat(frameworks).extracting(Framework::id).containsExactly("gradus", "djl", "tensorflow");
        assertThat(classPath(frameworks.get(0).cold(JAVA, 2)))
                .containsExactly(path("target/classes"), path("target/lib/*"));
        assertThat(classPath(frameworks.get(1).cold(JAVA, 2)))
                .containsExactly(path("target/classes"), path("djl/target/classes"), path("djl/target/lib/*"));
        assertThat(classPath(frameworks.get(2).measuring(JAVA, 2, "{}")))
                .containsExactly(
                        path("target/classes"),
                        path("tensorflow/target/classes"),
                        path("tensorflow/target/lib/*"),
                        path("target/tools/*"));
    }

    @Test
    void threads_are_set_as_each_wants_it() {
        List<Framework> frameworks = Framework.all(home, true);

        assertThat(frameworks.get(0).measuring(JAVA, 3, "{}").command())
                .contains("-Dgradus.threads=3", "dev.gradus.benchmarks.gradus.Measure")
                .endsWith("{}");
        ProcessBuilder djl = frameworks.get(1).cold(JAVA, 3);
        assertThat(djl.command())
                .contains("-Dai.djl.pytorch.num_threads=3")
                .endsWith("dev.gradus.benchmarks.djl.ColdStart");
        assertThat(djl.environment()).containsEntry("OMP_NUM_THREADS", "3");
    }

    @Test
    void malloc_is_tuned_for_native_code_if_asked() {
        assertThat(Framework.all(home, true))
                .extracting(framework -> framework.environment().containsKey("MALLOC_TRIM_THRESHOLD_"))
                .containsExactly(false, true, true);
        assertThat(Framework.all(home, false))
                .noneMatch(framework -> framework.environment().containsKey("MALLOC_TRIM_THRESHOLD_"));
    }

    @Test
    void who_has_no_layers_for_a_workload_is_left_out_of_it() {
        List<Framework> frameworks = Framework.all(home, true);

        assertThat(frameworks).allMatch(framework -> framework.offers(Workload.CNN));
        assertThat(frameworks)
                .filteredOn(framework -> framework.offers(Workload.LSTM) && framework.offers(Workload.TRANSFORMER))
                .extracting(Framework::id)
                .containsExactly("gradus", "djl");
    }

    @Test
    void jars_tell_size_and_versions() throws IOException {
        Framework djl = Framework.all(home, true).get(1);
        assertThat(djl.isBuilt()).isFalse();

        Files.createDirectories(djl.library());
        Files.write(djl.library().resolve("pytorch-engine-0.35.1.jar"), new byte[100]);
        Files.write(djl.library().resolve("pytorch-native-cpu-2.7.1-linux-x86_64.jar"), new byte[20]);
        Files.write(djl.library().resolve("gson-2.13.1.jar"), new byte[3]);
        Files.write(djl.library().resolve("notes.txt"), new byte[1000]);

        assertThat(djl.isBuilt()).isTrue();
        assertThat(djl.jarBytes()).isEqualTo(123);
        assertThat(djl.versions()).isEqualTo("pytorch-engine 0.35.1, pytorch-native-cpu 2.7.1-linux-x86_64");
    }

    private String path(String below) {
        return home.resolve(below).toString();
    }

    private static String[] classPath(ProcessBuilder process) {
        return process.command().get(process.command().indexOf("-cp") + 1).split(File.pathSeparator);
    }
}
