package dev.gradus.examples.graph;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.options.LayerSizes;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.Seed;
import dev.gradus.examples.options.Sizes;
import dev.gradus.examples.options.WholeNumber;
import dev.gradus.examples.table.Activation;
import dev.gradus.visualization.graph.ComputationGraph;
import dev.gradus.visualization.graph.GraphPicture;
import dev.gradus.visualization.graph.ModuleGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws what a network is made of, and how it computes the loss of an example. */
@Command(
        name = "graph",
        description = {
            "Draws a network: what it is made of, and how it computes the loss of an example and its gradient, number by number.",
            "Reads the file of the model if one is named; the example is drawn at random. Writes the plots modules and computation, as SVG for a browser and as DOT for Graphviz."
        },
        footer = {
            "%nExamples:",
            "  ./gradus graph --layers 2,3,2 --activation tanh",
            "  ./gradus graph --model out/digits/model.safetensors",
            "  ./gradus graph --model out/train/model.safetensors --depth 1 --open 2"
        })
public final class GraphCommand implements Callable<Integer> {
    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "Draw a saved model, such as out/digits/model.safetensors, and no new network.")
    private @Nullable Path model;

    @Option(
            names = "--layers",
            paramLabel = "N,N",
            converter = LayerSizes.class,
            defaultValue = "2,3,2",
            description = "Inputs and neurons of each layer of a new network (default: ${DEFAULT-VALUE}).")
    private Sizes layers = new Sizes(List.of());

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "sigmoid",
            description =
                    "After each hidden layer of a new network: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Activation activation = Activation.SIGMOID;

    @Option(names = "--output-activation", description = "After the last layer, where there is none unless set.")
    private @Nullable Activation outputActivation;

    @Option(
            names = "--input",
            paramLabel = "N,N",
            converter = Sizes.Converter.class,
            description = "The shape of an example, such as 1,28,28, where the model does not tell it.")
    private @Nullable Sizes input;

    @Option(
            names = "--depth",
            paramLabel = "N",
            converter = WholeNumber.class,
            description =
                    "How far modules are looked into: 0 draws the model as one box (default: as far as a picture can show).")
    private @Nullable Long depth;

    @Option(
            names = "--open",
            paramLabel = "PATH",
            description = "A module to look into however deep it is, such as encoder.0; may be given several times.")
    private List<String> open = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Picocli makes it. */
    public GraphCommand() {}

    @Override
    public Integer call() throws IOException {
        if (depth != null && depth < 0) {
            throw wrong("--depth must be 0, for the model as one box, or more; got " + depth);
        }
        Path directory = output.create();
        Generator.seedGlobal(seed.value());
        DrawnModel drawn =
                model == null ? DrawnModel.of(layers.sizes(), activation, outputActivation) : DrawnModel.load(model);
        for (String path : open) {
            if (!drawn.layer().namedModules().containsKey(path)) {
                throw wrong("--open: there is no module '%s'; there are %s"
                        .formatted(path, drawn.layer().namedModules().keySet()));
            }
        }
        System.out.println(drawn.layer());
        save(ModuleGraph.of(drawn.layer()), directory, "modules");
        ComputationGraph computation = computation(drawn, drawn.example(input, new Generator(seed.value())));
        save(computation.title("How the loss of an example is computed"), directory, "computation");
        System.out.println("Graphs: " + directory.toAbsolutePath());
        return ExitCode.OK;
    }

    private static ComputationGraph computation(DrawnModel drawn, Tensor example) throws IOException {
        try {
            return ComputationGraph.record(drawn.layer(), () -> drawn.loss(example));
        } catch (OperationException e) {
            throw new IOException(
                    "The model does not take an example of the shape %s: %s. Tell its shape with --input, such as --input 1,28,28."
                            .formatted(example.select(0, 0).shape(), e.getMessage()),
                    e);
        }
    }

    private void save(GraphPicture<?> graph, Path directory, String name) throws IOException {
        if (depth != null) {
            graph.depth(depth.intValue());
        }
        graph.open(open.toArray(String[]::new));
        graph.save(directory.resolve(name + ".svg"));
        graph.save(directory.resolve(name + ".dot"));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
