package dev.gradus.examples;

import static dev.gradus.training.metrics.Metrics.accuracy;
import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;

import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.characters.Alphabet;
import dev.gradus.examples.characters.Baselines;
import dev.gradus.examples.characters.CharacterModel;
import dev.gradus.examples.characters.CharacterPlots;
import dev.gradus.examples.characters.TextWriter;
import dev.gradus.examples.data.Text;
import dev.gradus.examples.files.FileFault;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.PositiveDecimal;
import dev.gradus.examples.options.PositiveNumber;
import dev.gradus.examples.options.Report;
import dev.gradus.examples.options.Seed;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.Loss;
import dev.gradus.models.Provenance;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.OneCycleLR;
import dev.gradus.training.Evaluation;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.WindowDataset;
import dev.gradus.training.progress.Progress;
import dev.gradus.visualization.report.RunRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Learns to write like a text, one character after the other. */
@Command(
        name = "characters",
        description = {
            "Learns to predict a text character by character, and writes some of its own; takes one to three minutes.",
            "Reads the Constitution of the United States, which is part of the program, or another text (see --text). Writes the plots loss, accuracy, perplexity and predictions, and units for a recurrent network or attention-1 and so on for the layers of a transformer, as PNG and SVG, and its own text as passage.txt.",
            "Expect 1.6 to 1.7 bits for each held-out character of the Constitution, where counting pairs of characters needs 3.3; what is written consists of words, most of them right."
        })
final class CharactersExample implements Callable<Integer> {
    private static final double TRAINING_SHARE = 0.9;
    private static final int BATCH = 32;
    private static final int SAMPLE = 210;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "NAME",
            description =
                    "The network: lstm or gru, which carry a state from character to character, or transformer, which looks back at the last ones (default: ${DEFAULT-VALUE}).")
    private CharacterNetwork network = CharacterNetwork.LSTM;

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "The text to learn, in UTF-8 (default: the Constitution of the United States).")
    private @Nullable Path file;

    @Mixin
    private Epochs epochs = new Epochs(16);

    @Option(
            names = "--context",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description =
                    "How many characters long the pieces of the text are in training, and how far a transformer looks back (default: ${DEFAULT-VALUE}).")
    private int context = 64;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description =
                    "How many hidden units there are, or numbers for each character (default: 256, transformer 128).")
    private @Nullable Integer hidden;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            converter = PositiveDecimal.class,
            description =
                    "How far the longest steps go, after a tenth of the training (default: 0.004, transformer 0.003).")
    private @Nullable Double learningRate;

    @Mixin
    private Passage passage = new Passage();

    @Mixin
    private Report page = new Report();

    @Override
    public Integer call() throws IOException {
        String text = file == null ? Text.constitution() : Text.read(file);
        Alphabet alphabet = Alphabet.of(text);
        Tensor characters = alphabet.encode(text);
        int split = (int) (TRAINING_SHARE * characters.size(0));
        checkLength(characters.size(0), characters.size(0) - split);
        Tensor training = characters.narrow(0, 0, split);
        Tensor heldOut = characters.narrow(0, split, characters.size(0) - split);
        String start = passage.start(text, alphabet);
        Path directory = output.create();
        Generator.seedGlobal(seed.value());

        CharacterModel model = create(alphabet);
        Loss loss = new CrossEntropyLoss();
        double highest = learningRate == null ? network.learningRate() : learningRate;
        Optimizer optimizer = new AdamW(model.parameters(), highest);
        // Pieces that overlap, so that each character is seen at several places of a piece.
        DataLoader pieces = new DataLoader(new WindowDataset(training, context, Math.max(1, context / 4)), BATCH)
                .shuffle(seed.value());
        DataLoader heldOutPieces = new DataLoader(new WindowDataset(heldOut, context), BATCH);
        System.out.println(model.summary(training.narrow(0, 0, context).unsqueeze(0)));
        System.out.printf(
                "%n%,d characters to train on, %,d held out, of an alphabet of %d.%n%n",
                training.size(0), heldOut.size(0), alphabet.size());

        TextWriter writer = new TextWriter(model, alphabet, passage.temperature());
        TrainingResult result = Trainer.of(model, loss, optimizer)
                .epochs(epochs.value())
                // Long steps first carefully, then boldly, in the end ever shorter ones to come to rest.
                .scheduleBatches(new OneCycleLR(optimizer, highest, epochs.value() * pieces.batches()).pctStart(0.1))
                .clipGradientsByNorm(1)
                .metric(accuracy())
                // Never reached before the last epoch: it is for the weights of the best one.
                .stopWhen(validationLoss().patience(epochs.value()))
                .validateWith(heldOutPieces)
                .progress(Progress.off())
                .callback(Progress.lines(System.out))
                .callback(page.in(directory)
                        .of(new RunRecorder("Characters")
                                .provenance(Provenance.now().seed(seed.value()))))
                .afterEpoch(epoch -> {
                    if (Integer.bitCount(epoch.epoch()) == 1 && epoch.epoch() < epochs.value()) {
                        System.out.println(indented(writer.write(start, SAMPLE, seed.value())));
                    }
                })
                .fit(pieces);

        Evaluation evaluation = Evaluation.of(model, loss, heldOutPieces, accuracy());
        String written = writer.write(start, passage.length(), seed.value());
        System.out.println("\nWhat it writes now, at temperature " + passage.temperature() + ":");
        System.out.println(indented(written));
        report(new Baselines(alphabet, training, heldOut), evaluation, result);

        write(directory.resolve("passage.txt"), written + "\n");
        new CharacterPlots(alphabet, directory).write(model, heldOut, context, result.history());
        System.out.println("Passage and plots: " + directory.toAbsolutePath());
        page.tell();
        return ExitCode.OK;
    }

    private void checkLength(int all, int heldOut) throws IOException {
        if (heldOut <= context) {
            throw new IOException(
                    "The text has %d characters; a tenth is held out, and to be read in pieces of %d it needs more than %d altogether. Give a longer text with --text FILE, or shorter pieces with --context N."
                            .formatted(all, context, 10 * context));
        }
    }

    private CharacterModel create(Alphabet alphabet) {
        try {
            return network.create(alphabet.size(), context, hidden == null ? network.size() : hidden);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String indented(String text) {
        return text.lines()
                .map(line -> "    | " + line)
                .reduce((above, below) -> above + "\n" + below)
                .orElse("");
    }

    private static void report(Baselines baselines, Evaluation evaluation, TrainingResult result) {
        System.out.println("\nHow well the held-out text is predicted, in bits per character (fewer are better):");
        baselines
                .bitsPerCharacter()
                .forEach((name, bits) -> System.out.printf(Locale.ROOT, "  %-42s%6.2f%n", name, bits));
        System.out.printf(
                Locale.ROOT,
                "  %-42s%6.2f%n%nPerplexity %.2f, accuracy %.1f %%, with the weights after epoch %d, after %.1f s of training.%n",
                "this network",
                evaluation.loss() / Math.log(2),
                Math.exp(evaluation.loss()),
                100 * evaluation.metric("accuracy"),
                result.bestEpoch(),
                result.wallTime().toMillis() / 1000.0);
    }

    private static void write(Path target, String text) throws IOException {
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw FileFault.writing(target, e);
        }
    }
}
