package dev.gradus.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where it was measured.
 *
 * @param processor the model of the processor, as far as the system tells
 * @param cores how many it has
 * @param system the operating system
 */
record Machine(String processor, int cores, String system) {
    /** This one. */
    static Machine current() throws IOException {
        Path description = Path.of("/proc/cpuinfo");
        String text = Files.isReadable(description) ? Files.readString(description, StandardCharsets.ISO_8859_1) : "";
        return new Machine(
                processorIn(text),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    /** The model that a description of processors names, or the architecture if it names none. */
    static String processorIn(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
