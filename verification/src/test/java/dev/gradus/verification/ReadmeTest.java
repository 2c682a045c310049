package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in README.md and in the guides as a Java program can be pasted, compiled and run. */
class ReadmeTest {
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

    static Stream<String> programs() throws IOException {
        Stream<String> readme = JavaProgram.blocks(Path.of("..", "README.md"));
        try (Stream<Path> pages = Files.list(Path.of("..", "docs"))) {
            List<Path> guides = pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            Stream<String> programs = Stream.empty();
            for (Path guide : guides) {
                programs = Stream.concat(programs, JavaProgram.blocks(guide).filter(block -> CLASS.matcher(block)
                        .find()));
            }
            return Stream.concat(readme, programs);
        }
    }

    @Test
    void thereArePrograms() throws IOException {
        assertThat(programs()).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programsRun(String program, @TempDir Path directory) throws ReflectiveOperationException, IOException {
        Matcher name = CLASS.matcher(program);
        assertThat(name.find()).as("a public class in%n%s", program).isTrue();
        JavaProgram.compile(Files.writeString(directory.resolve(name.group(1) + ".java"), program));
        assertThat(JavaProgram.run(directory, name.group(1))).isNotBlank();
    }
}
