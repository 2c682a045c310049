package dev.gradus.visualization.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser and the program that drives it, as the system has them; nothing is fetched. */
record BrowserPrograms(Path browser, Path driver) {
    static final String INSTALLATION =
            "no Chromium with its driver is on the PATH: apt-get install chromium chromium-driver";

    static Optional<BrowserPrograms> find() {
        Optional<Path> browser =
                program(List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"));
        return browser.flatMap(
                found -> program(List.of("chromedriver")).map(driver -> new BrowserPrograms(found, driver)));
    }

    private static Optional<Path> program(List<String> names) {
        List<String> folders = Arrays.asList(
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator));
        return names.stream()
                .flatMap(name ->
                        Stream.concat(folders.stream(), Stream.of("/usr/bin")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
