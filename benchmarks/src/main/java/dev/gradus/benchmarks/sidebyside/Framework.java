package dev.gradus.benchmarks.sidebyside;

import dev.gradus.benchmarks.measure.Peak;
import dev.gradus.benchmarks.measure.Workload;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A framework that takes part, and how its processes are started at their best. Its programs are the classes {@code Measure}
 * and {@code ColdStart} of the package {@code dev.gradus.benchmarks.} followed by its id.
 *
 * @param id its name on the command line
 * @param name its name in the table
 * @param classes where its programs are
 * @param library the folder of the jars that its users need
 * @param tools the folder of the jars that {@code Measure} needs besides
 * @param versionJars the names, without version, of the jars whose versions a reader wants to know
 * @param options options of the Java virtual machine; {@value #THREADS} stands for the number of threads
 * @param environment variables of the environment, with the same mark
 */
record Framework(
        String id,
        String name,
        List<Path> classes,
        Path library,
        Path tools,
        List<String> versionJars,
        List<String> options,
        Map<String, String> environment) {
    /** Stands for the number of threads. */
    static final String THREADS = "$THREADS";

    /** Makes glibc keep what was freed instead of asking the kernel for the same pages at every step. */
    private static final Map<String, String> MALLOC_TUNING = Map.of(
            "MALLOC_TRIM_THRESHOLD_", "2000000000",
            "MALLOC_MMAP_THRESHOLD_", "2000000000",
            "MALLOC_TOP_PAD_", "67108864");

    /**
     * The frameworks that there are programs for, built or not.
     *
     * @param home the folder {@code benchmarks}
     * @param tuneMalloc whether those with native code are to keep freed memory, with which they are fastest
     */
    static List<Framework> all(Path home, boolean tuneMalloc) {
        Path classes = home.resolve("target/classes");
        Path tools = home.resolve("target/tools");
        Path djl = home.resolve("djl/target");
        Path tensorflow = home.resolve("tensorflow/target");
        return List.of(
                new Framework(
                        "gradus",
                        "Gradus",
                        List.of(classes),
                        home.resolve("target/lib"),
                        tools,
                        List.of("gradus-core"),
                        List.of("--add-modules=jdk.incubator.vector", "-Dgradus.threads=" + THREADS),
                        Map.of()),
                new Framework(
                        "djl",
                        "DJL",
                        List.of(classes, djl.resolve("classes")),
                        djl.resolve("lib"),
                        tools,
                        List.of("pytorch-engine", "pytorch-native-cpu"),
                        List.of(
                                "-Dai.djl.offline=true",
                                "-Dai.djl.pytorch.num_threads=" + THREADS,
                                "-Dai.djl.pytorch.num_interop_threads=1"),
                        environment(tuneMalloc, "OMP_NUM_THREADS", THREADS)),
                new Framework(
                        "tensorflow",
                        "TensorFlow",
                        List.of(classes, tensorflow.resolve("classes")),
                        tensorflow.resolve("lib"),
                        tools,
                        List.of("tensorflow-core-api", "tensorflow-framework"),
                        List.of("-Dtensorflow.threads=" + THREADS),
                        environment(tuneMalloc, "TF_CPP_MIN_LOG_LEVEL", "2")));
    }

    private static Map<String, String> environment(boolean tuneMalloc, String name, String value) {
        return Stream.concat(
                        Stream.of(Map.entry(name, value)),
                        tuneMalloc ? MALLOC_TUNING.entrySet().stream() : Stream.empty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Whether it takes part in a workload. TensorFlow Java has neither recurrent layers nor attention, so that a figure would
     * be one of layers made for the comparison.
     */
    boolean offers(Workload workload) {
        return !id.equals("tensorflow") || (workload != Workload.LSTM && workload != Workload.TRANSFORMER);
    }

    /** Whether the build has put its jars in place. */
    boolean isBuilt() {
        return Files.isDirectory(library);
    }

    /** The size of all jars that its users need. */
    long jarBytes() throws IOException {
        long bytes = 0;
        for (Path jar : jars()) {
            bytes += Files.size(jar);
        }
        return bytes;
    }

    /** What is compared, such as {@code gradus-core 0.1.0}. */
    String versions() throws IOException {
        List<String> versions = new ArrayList<>();
        for (Path jar : jars()) {
            String file = jar.getFileName().toString();
            for (String name : versionJars) {
                if (file.matches(name + "-\\d.*\\.jar")) {
                    versions.add(name + " " + file.substring(name.length() + 1, file.length() - ".jar".length()));
                }
            }
        }
        return String.join(", ", versions);
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(library)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** A process that trains a little and ends. */
    ProcessBuilder cold(Path java, int threads) {
        return process(java, threads, classPath(), "ColdStart");
    }

    /**
     * A process that measures itself.
     *
     * @param assignment what, as {@code Measure} is told
     */
    ProcessBuilder measuring(Path java, int threads, String assignment) {
        return process(java, threads, classPath() + File.pathSeparator + tools.resolve("*"), "Measure", assignment);
    }

    private String classPath() {
        return Stream.concat(classes.stream(), Stream.of(library.resolve("*")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A process that finds out how many GFLOP/s the machine can do at most. */
    static ProcessBuilder peak(Path java, int threads, long millis) {
        return new ProcessBuilder(
                java.toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                ownClasses().toString(),
                Peak.class.getName(),
                Integer.toString(threads),
                Long.toString(millis));
    }

    /** Where the classes of this program are. */
    static Path ownClasses() {
        try {
            return Path.of(Peak.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes at a place that has no path", e);
        }
    }

    private ProcessBuilder process(Path java, int threads, String classPath, String main, String... arguments) {
        String number = Integer.toString(threads);
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        options.forEach(option -> command.add(option.replace(THREADS, number)));
        command.addAll(List.of("-cp", classPath, "dev.gradus.benchmarks." + id + "." + main));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        environment.forEach((name, value) -> process.environment().put(name, value.replace(THREADS, number)));
        return process;
    }
}
