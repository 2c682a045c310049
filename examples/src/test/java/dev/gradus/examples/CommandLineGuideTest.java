package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** What the guide and README say of the commands for tables. */
class CommandLineGuideTest {
    private static final Pattern CALL = Pattern.compile("(?m)^\\./gradus ((?:train|evaluate|predict) .*)$");

    @ParameterizedTest
    @ValueSource(strings = {"../README.md", "../docs/command-line.md"})
    void every_call_is_understood(String page) throws IOException {
        List<String> calls = CALL.matcher(Files.readString(Path.of(page)))
                .results()
                .map(call -> call.group(1))
                .toList();

        assertThat(calls).isNotEmpty();
        for (String call : calls) {
            assertThatCode(() -> Main.commandLine().parseArgs(call.split(" ")))
                    .as(call)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void every_option_is_told() throws IOException {
        String guide = Files.readString(Path.of("../docs/command-line.md"));

        for (String command : List.of("train", "evaluate", "predict")) {
            assertThat(guide)
                    .contains(Main.commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
                            .filter(option -> !option.usageHelp() && !option.versionHelp())
                            .map(OptionSpec::longestName)
                            .map("`%s"::formatted)
                            .toList());
        }
    }
}
