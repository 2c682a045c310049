package dev.gradus.verification.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileTest {
    @TempDir
    Path directory;

    @Test
    void readsAllFilesByName() throws IOException {
        Files.writeString(
                directory.resolve("b.json"), "{\"kind\": \"op\", \"cases\": [{\"id\": \"x/0\", \"torch\": \"x\"}]}");
        Files.writeString(
                directory.resolve("a.json"),
                "{\"torch_version\": \"1.2\", \"kind\": \"loss\", \"cases\": [{\"id\": \"0\", \"torch\": \"y\"}]}");
        Files.writeString(directory.resolve("README.md"), "not a case");
        assertThat(CaseFile.readAll(directory))
                .extracting(
                        CaseFile::name,
                        CaseFile::torchVersion,
                        file -> file.cases().get(0).kind(),
                        file -> file.cases().get(0).displayName())
                .containsExactly(tuple("a.json", "1.2", "loss", "0 y"), tuple("b.json", "?", "op", "x/0"));
    }

    @Test
    void aMissingOrEmptyDirectoryIsAnError() {
        assertThatThrownBy(() -> CaseFile.readAll(directory.resolve("nowhere")))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessageContainingAll("nowhere", "does not exist");
        assertThatThrownBy(() -> CaseFile.readAll(directory))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessageContaining("holds no conformance cases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"kind\": \"op\", \"cases\": [",
                "[]",
                "{\"kind\": \"op\", \"cases\": []}",
                "{\"cases\": [{\"id\": \"x/0\", \"torch\": \"x\"}]}",
                "{\"kind\": \"op\", \"cases\": [{\"torch\": \"x\"}]}",
                "{\"kind\": \"op\", \"cases\": [{\"id\": \"x/0\", \"torch\": \"x\"}]} and more"
            })
    void whatIsNotAFileOfCasesIsAnError(String text) throws IOException {
        Files.writeString(directory.resolve("broken.json"), text);
        assertThatThrownBy(() -> CaseFile.readAll(directory)).isInstanceOf(MalformedCaseException.class);
    }
}
