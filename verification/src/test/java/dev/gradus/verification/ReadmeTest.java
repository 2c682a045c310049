package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in README.md as a Java program can be pasted, compiled and run. */
class ReadmeTest {
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    static Stream<String> programs() throws IOException {
        return JavaProgram.blocks(Path.of("..", "README.md"));
    }

    @Test
    void thereArePrograms() throws IOException {
        assertThat(programs()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programsRun(String program, @TempDir Path directory) throws ReflectiveOperationException, IOException {
        Matcher name = CLASS.matcher(program);
        assertThat(name.find()).as("a public class in%n%s", program).isTrue();
        JavaProgram.compile(directory, name.group(1), program);
        assertThat(run(directory, name.group(1))).isNotBlank();
    }

    /** What the program prints. */
    private static String run(Path classes, String name) throws ReflectiveOperationException, IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()});
                PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
