package dev.gradus.verification.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A Java process whose lines are read as they come. */
final class JavaProcess {
    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final BufferedReader reader;

    private JavaProcess(Process process) {
        this.process = process;
        this.reader = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the main method of a class, with options of the JVM. */
    static JavaProcess start(Class<?> main, List<String> options, String... arguments) throws IOException {
        return start(command(Path.of(System.getProperty("java.home")), main, options, arguments));
    }

    /** The same on another JDK. */
    static JavaProcess startOn(Path javaHome, Class<?> main, List<String> options, String... arguments)
            throws IOException {
        return start(command(javaHome, main, options, arguments));
    }

    /** The same where no file can be larger than some KiB: what goes beyond fails in the midst, as on a full disk. */
    static JavaProcess startWithSmallFiles(int kibibytes, Class<?> main, List<String> options, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f %d && exec \"$@\"".formatted(kibibytes), "bash"));
        command.addAll(command(Path.of(System.getProperty("java.home")), main, options, arguments));
        return start(command);
    }

    private static List<String> command(Path javaHome, Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve(Path.of("bin", "java")).toString());
        command.addAll(options);
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static JavaProcess start(List<String> command) throws IOException {
        return new JavaProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Reads on to the first line of a kind; false if the process ends before. */
    boolean readUntil(Predicate<String> wanted) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (wanted.test(line)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all that comes, and tells how the process ended. */
    int readToEnd() throws InterruptedException {
        readUntil(line -> false);
        return process.waitFor();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does in a terminal. */
    void interrupt() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> lines() {
        return lines;
    }

    /** What stands behind a word at the beginning of the last line that has it. */
    String told(String word) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith(word)) {
                return lines.get(i).substring(word.length()).strip();
            }
        }
        throw new AssertionError("There is no line with '%s' in%n%s".formatted(word, String.join("\n", lines)));
    }
}
