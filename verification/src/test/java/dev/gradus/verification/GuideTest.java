package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The blocks of Java in a guide are one program, which runs in a process and a directory of its own. A guide leaves the
 * imports out, so they are found by the names of the public classes.
 */
class GuideTest {
    private static final Path DOCS = Path.of("..", "docs");

    /** Pages whose Java shows how things work inside, or is tested in pieces. */
    private static final Set<String> OTHERS = Set.of("architecture.md", "diagnosis.md");

    /** What a guide says that a line prints. */
    private static final Pattern PRINTED = Pattern.compile("System\\.out\\.println\\(.*\\); // (.*)");

    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+");
    private static final List<String> FROM_THE_JDK = List.of(
            "java.awt.image.BufferedImage",
            "java.net.http.HttpClient",
            "java.net.http.HttpRequest",
            "java.net.http.HttpRequest.BodyPublishers",
            "java.net.http.HttpResponse",
            "java.net.http.HttpResponse.BodyHandlers",
            "java.nio.file.Files",
            "java.nio.file.Path",
            "java.util.LinkedHashMap",
            "java.util.List",
            "java.util.Map",
            "javax.imageio.ImageIO");

    static Stream<Path> guides() throws IOException {
        List<Path> guides = new ArrayList<>();
        try (DirectoryStream<Path> pages = Files.newDirectoryStream(DOCS, "*.md")) {
            for (Path page : pages) {
                List<String> blocks = JavaProgram.blocks(page).toList();
                boolean isOther = OTHERS.contains(page.getFileName().toString());
                if (!isOther
                        && !blocks.isEmpty()
                        && blocks.stream().noneMatch(block -> block.contains("public class"))) {
                    guides.add(page);
                }
            }
        }
        return guides.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void theCodeOfAGuideRuns(Path page, @TempDir Path directory) throws IOException, InterruptedException {
        String code = JavaProgram.blocks(page).collect(Collectors.joining("\n"));
        assertThat(code).as("Java in %s", page).isNotBlank();

        String program = """
                %s
                public class Guide {
                    public static void main(String[] args) throws Exception {
                %s
                    }
                }
                """.formatted(imports(code), code);
        JavaProgram.compile(Files.writeString(directory.resolve("Guide.java"), program));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dgradus.kernels=portable",
                        "-cp",
                        directory + File.pathSeparator + System.getProperty("java.class.path"),
                        "Guide")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        PRINTED.matcher(code).results().forEach(line -> assertThat(output).contains(line.group(1)));
    }

    private static String imports(String code) throws IOException {
        Map<String, String> known = publicClasses();
        FROM_THE_JDK.forEach(name -> known.put(name.substring(name.lastIndexOf('.') + 1), name));
        Matcher names = NAME.matcher(code);
        return names.results()
                .map(match -> known.get(match.group()))
                .filter(name -> name != null)
                .distinct()
                .sorted()
                .map("import %s;"::formatted)
                .collect(Collectors.joining("\n"));
    }

    /** The full names of the libraries' public classes, by their simple ones. */
    private static Map<String, String> publicClasses() throws IOException {
        Map<String, String> classes = new TreeMap<>();
        for (String module :
                List.of("core", "layers", "models", "losses", "optimizers", "training", "visualization", "examples")) {
            Path sources = Path.of("..", module, "src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    String simple = file.getFileName().toString().replace(".java", "");
                    if (Files.readString(file).contains("\npublic ")) {
                        String name = sources.relativize(file).toString().replace(".java", "");
                        classes.putIfAbsent(simple, name.replace(File.separatorChar, '.'));
                    }
                }
            }
        }
        return classes;
    }
}
