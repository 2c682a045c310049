package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Java that stands in a page of documentation. */
final class JavaProgram {
    private static final Pattern BLOCK = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    private JavaProgram() {}

    /** The blocks of Java in a page of Markdown. */
    static Stream<String> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).results().map((MatchResult block) -> block.group(1));
    }

    /** Compiles a class into a directory, against all that these tests see. */
    static void compile(Path directory, String name, String source) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-d", directory.toString());
        boolean compiles = compiler.getTask(
                        messages,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
                .call();
        assertThat(compiles).as(messages.toString()).isTrue();
    }
}
