package dev.gradus.examples;

import dev.gradus.examples.characters.Alphabet;
import dev.gradus.examples.options.PositiveDecimal;
import dev.gradus.examples.options.PositiveNumber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say what a model of characters shall write. */
final class Passage {
    private static final int LONGEST_WORD = 30;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What the model shall go on with (default: the first word of the text).")
    private @Nullable String prompt;

    @Option(
            names = "--length",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "1000",
            description = "How many characters it shall write in the end (default: ${DEFAULT-VALUE}).")
    private int length;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            converter = PositiveDecimal.class,
            defaultValue = "0.7",
            description =
                    "How daring it is: 1 writes as the predictions say, less prefers what is likely (default: ${DEFAULT-VALUE}).")
    private double temperature;

    int length() {
        return length;
    }

    double temperature() {
        return temperature;
    }

    /**
     * What to go on with.
     *
     * @throws ParameterException if it is empty or the text has not all its characters
     */
    String start(String text, Alphabet alphabet) {
        String start = prompt == null ? firstWord(text) : prompt;
        if (start.isEmpty()) {
            throw invalid("there must be at least one character");
        }
        try {
            alphabet.encode(start);
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
        return start;
    }

    private ParameterException invalid(@Nullable String problem) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '--prompt': " + problem);
    }

    /** With the blank after it; the first character where none is near. */
    private static String firstWord(String text) {
        int end = text.indexOf(' ');
        return text.substring(0, end < 0 || end > LONGEST_WORD ? text.offsetByCodePoints(0, 1) : end + 1);
    }
}
