package dev.gradus.verification.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of one file.
 *
 * @param name the file's name
 * @param torchVersion the PyTorch that computed them
 * @param cases at least one
 */
public record CaseFile(String name, String torchVersion, List<ConformanceCase> cases) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads all JSON files of a directory, in the order of their names.
     *
     * @throws MalformedCaseException if the directory is missing, holds no such file, or one cannot be read
     */
    public static List<CaseFile> readAll(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new MalformedCaseException("The conformance cases should be in the directory %s, which does not exist"
                    .formatted(directory.toAbsolutePath()));
        }
        try (Stream<Path> paths = Files.list(directory)) {
            List<CaseFile> files = paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .map(CaseFile::read)
                    .toList();
            if (files.isEmpty()) {
                throw new MalformedCaseException(
                        "The directory %s holds no conformance cases (*.json)".formatted(directory.toAbsolutePath()));
            }
            return files;
        } catch (IOException e) {
            throw new MalformedCaseException("Cannot list " + directory, e);
        }
    }

    private static CaseFile read(Path path) {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new MalformedCaseException("%s is not JSON: %s".formatted(path, e.getMessage()), e);
        }
        JsonNode kind = root.path("kind");
        JsonNode cases = root.path("cases");
        if (!kind.isTextual() || !cases.isArray() || cases.isEmpty()) {
            throw new MalformedCaseException(
                    "%s should be an object with a text 'kind' and a list 'cases' that is not empty".formatted(path));
        }
        List<ConformanceCase> list = new ArrayList<>();
        cases.forEach(fields -> list.add(ConformanceCase.of(kind.textValue(), fields)));
        return new CaseFile(
                path.getFileName().toString(), root.path("torch_version").asText("?"), List.copyOf(list));
    }
}
