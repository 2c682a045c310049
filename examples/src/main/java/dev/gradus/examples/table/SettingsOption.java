package dev.gradus.examples.table;

import dev.gradus.core.module.NearestNames;
import dev.gradus.examples.table.SettingsFile.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names a file in which other options stand, without their dashes. */
final class SettingsOption {
    private static final String NAME = "--config";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description = {
                "Takes options from a file, YAML or JSON, in which they have no dashes: 'epochs: 50', 'layers: [64, 32]'.",
                "Options on the command line count more."
            })
    private @Nullable Path file;

    /**
     * Sets the options of a command that stand in the file and not on the command line.
     *
     * @param spec of the command that was called
     * @param fresh makes another command of its kind, to try out each setting by itself
     */
    void applyTo(CommandSpec spec, Supplier<Object> fresh) throws IOException {
        if (file != null) {
            for (Setting setting : SettingsFile.read(file)) {
                apply(setting, SettingsFile.place(file, setting.line()), spec, fresh);
            }
        }
    }

    private static void apply(Setting setting, String place, CommandSpec spec, Supplier<Object> fresh) {
        String name = "--" + setting.name();
        List<String> known = names(spec);
        OptionSpec option = spec.findOption(name);
        if (option == null || !known.contains(setting.name())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s: there is no setting '%s'; did you mean %s?"
                            .formatted(
                                    place,
                                    setting.name(),
                                    String.join(" or ", NearestNames.to(setting.name(), known))));
        }
        CommandLine trial = new CommandLine(fresh.get()).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            trial.parseArgs(name + "=" + setting.value());
        } catch (CommandLine.MissingParameterException e) {
            // The file that a command works on, which is no setting.
        } catch (ParameterException e) {
            throw new ParameterException(
                    spec.commandLine(), "%s: %s".formatted(place, e.getMessage()), e, option, setting.value());
        }
        if (!spec.commandLine().getParseResult().hasMatchedOption(option)) {
            option.setValue(trial.getCommandSpec().findOption(name).getValue());
        }
    }

    /** The options that may stand in a file. */
    private static List<String> names(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName)
                .filter(name -> !name.equals(NAME))
                .map(name -> name.substring(2))
                .sorted()
                .toList();
    }
}
