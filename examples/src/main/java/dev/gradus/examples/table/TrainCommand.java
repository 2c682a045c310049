package dev.gradus.examples.table;

import dev.gradus.core.random.Generator;
import dev.gradus.examples.options.Epochs;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.Seed;
import dev.gradus.models.Provenance;
import dev.gradus.training.data.csv.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns to predict a column of a table from the others: the whole way from a CSV file to a model and its report. */
@Command(
        name = "train",
        sortOptions = false,
        description = {
            "Learns to predict a column of a CSV file from the others.",
            "Finds out what the columns are, keeps rows to stop in time and to test on, normalises, trains a network, and writes the model (model.safetensors) and a report (report.md) with plots. Ctrl-C ends the training after the step at hand and still writes both."
        },
        footer = {
            "%nExamples:",
            "  ./gradus train iris.csv --target species",
            "  ./gradus train houses.csv --target price --ignore address --missing median",
            "  ./gradus train churn.csv --target churned --class-weights balanced --layers 128,64 --dropout 0.2",
            "  ./gradus train iris.csv --config iris.yaml --epochs 500",
            "then",
            "  ./gradus evaluate out/train/model.safetensors others.csv",
            "  ./gradus predict out/train/model.safetensors new.csv -o predicted.csv"
        })
public final class TrainCommand implements Callable<Integer> {
    /** The name of the file that the model goes to. */
    static final String MODEL = "model.safetensors";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DATA.csv", description = "The table: names of columns in the first line, then the rows.")
    private Path data = Path.of("");

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private LearningOptions learning = new LearningOptions();

    @Mixin
    private Epochs epochs = new Epochs(200);

    @Mixin
    private Seed seed = new Seed();

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private SettingsOption settings = new SettingsOption();

    /** Picocli makes it. */
    public TrainCommand() {}

    @Override
    public Integer call() throws IOException {
        settings.applyTo(spec, TrainCommand::new);
        run.check(spec.commandLine());
        Path directory = output.create();
        run.page().in(directory);
        Generator.seedGlobal(seed.value());

        TableData table = TableData.prepare(data, target(), columns, csv, seed.value());
        System.out.printf(
                "%s: %d rows, %d columns%n",
                data, table.table().rows(), table.table().columns().size());
        table.columns().forEach(line -> System.out.printf("  %-20s %s%n", line.get(0), line.get(1)));
        System.out.printf("%s (seed %d).%n%n", table.dealt(), seed.value());

        Map<String, Object> chosen = CommandSettings.of(spec);
        Learned learned = new Learning(table, learning, run, chosen).learn(epochs.value(), seed.value());
        // First of all: what took long must not be lost because the table is gone by now, or a plot cannot be written.
        Path model = directory.resolve(MODEL);
        Provenance provenance = provenance(table, chosen);
        learned.model().file(provenance).save(model);
        System.out.printf("%n%s is written.%n", model);
        TrainingReport report = new TrainingReport(data, table, learned, chosen);
        learned.model().file(provenance.notes(report.notes())).save(model);
        System.out.printf("%n%s%n%n", report.text());
        report.write(directory);
        System.out.printf("%s has %s and report.md.%n", directory, MODEL);
        run.page().tell();
        return ExitCode.OK;
    }

    private String target() throws IOException {
        if (columns.target == null) {
            Table table = csv.read(data);
            throw new ParameterException(
                    spec.commandLine(),
                    "Which column is to be predicted? Name it with --target COLUMN, one of: "
                            + String.join(", ", table.columns()));
        }
        return columns.target;
    }

    private Provenance provenance(TableData table, Map<String, ?> settings) {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("file", data.toString());
        origin.put("sha256", table.sha256());
        origin.put("rows", table.table().rows());
        origin.put("training rows", table.parts().training().rows());
        origin.put("validation rows", table.parts().validation().rows());
        origin.put("test rows", table.parts().test().rows());
        return Provenance.now().seed(seed.value()).data(origin).settings(settings);
    }
}
