package dev.gradus.examples;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.examples.WassersteinGan.CriticStep;
import dev.gradus.examples.data.RingOfGaussians;
import dev.gradus.examples.data.RingOfGaussians.Imitation;
import dev.gradus.examples.files.PlotFiles;
import dev.gradus.examples.options.NumberFromZero;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.PositiveNumber;
import dev.gradus.examples.options.Seed;
import dev.gradus.layers.Dense;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.Sequential;
import dev.gradus.visualization.plots.LandscapePlot;
import dev.gradus.visualization.plots.LinePlot;
import dev.gradus.visualization.plots.StagePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A generator that learns from a critic to imitate points of a plane, with a penalty on the critic's gradient. */
@Command(
        name = "gan",
        description = {
            "Trains a generator of points against a critic that tells them from real ones (a Wasserstein GAN with gradient penalty): differentiates through a gradient; takes less than a minute.",
            "The data are points on a ring of eight clouds, drawn as they are needed. Writes the plots stages, critic, distance and slope, as PNG and SVG."
        })
final class GanExample implements Callable<Integer> {
    private static final RingOfGaussians RING = new RingOfGaussians(8, 2, 0.1);
    private static final int NOISE = 4;
    private static final int WIDTH = 64;
    private static final int BATCH = 128;
    private static final int CRITIC_STEPS = 5;
    private static final double LEARNING_RATE = 2e-3;
    private static final int SHOWN = 600;
    private static final int JUDGED = 10_000;
    private static final double[] STAGES = {0, 0.02, 0.08, 0.2, 0.5, 1};

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Mixin
    private Seed seed = new Seed();

    @Option(
            names = "--steps",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description =
                    "How many steps the generator takes; the critic takes five for each (default: ${DEFAULT-VALUE}).")
    private int steps = 3000;

    @Option(
            names = "--penalty",
            paramLabel = "LAMBDA",
            converter = NumberFromZero.class,
            description = "How much a slope of the critic other than 1 costs (default: ${DEFAULT-VALUE}).")
    private double penalty = 0.3;

    @Override
    public Integer call() throws IOException {
        Path directory = output.create();
        Generator.seedGlobal(seed.value());
        Generator random = new Generator(seed.value());

        Layer generator = Sequential.of(
                new Dense(NOISE, WIDTH), new ReLU(), new Dense(WIDTH, WIDTH), new ReLU(), new Dense(WIDTH, 2));
        Layer critic = Sequential.of(
                new Dense(2, WIDTH), new ReLU(), new Dense(WIDTH, WIDTH), new ReLU(), new Dense(WIDTH, 1));
        WassersteinGan gan = new WassersteinGan(generator, NOISE, critic, penalty, LEARNING_RATE, random);

        Tensor real = RING.sample(new Generator(seed.value() + 1), SHOWN);
        StagePlot stages = new StagePlot("Real points (grey) and generated ones (orange)", real);
        Set<Integer> shown = new TreeSet<>();
        for (double stage : STAGES) {
            shown.add((int) Math.round(stage * steps));
        }
        double[] distances = new double[steps];
        double[] slopes = new double[steps];
        long start = System.nanoTime();
        report(gan, stages, 0);
        for (int step = 0; step < steps; step++) {
            // Ever smaller steps, to come to rest instead of circling around each other.
            gan.setLearningRate(LEARNING_RATE * (1 - step / (double) steps));
            for (int i = 0; i < CRITIC_STEPS; i++) {
                CriticStep result = gan.trainCritic(RING.sample(random, BATCH));
                distances[step] += result.distance() / CRITIC_STEPS;
                slopes[step] += result.slope() / CRITIC_STEPS;
            }
            gan.trainGenerator(BATCH);
            if (shown.contains(step + 1)) {
                report(gan, stages, step + 1);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;

        Imitation generated = RING.judge(gan.sample(JUDGED));
        Imitation truth = RING.judge(RING.sample(new Generator(seed.value() + 2), JUDGED));
        System.out.printf(
                Locale.ROOT,
                "%nThe generator found %d of %d clouds after %.1f s of training. Of its points, %.1f %% lie between clouds (of the real ones %.1f %%); their mean distance to the nearest centre is %.3f (real: %.3f).%n",
                generated.found(),
                RING.clouds(),
                seconds,
                100 * generated.between(),
                100 * truth.between(),
                generated.distance(),
                truth.distance());

        PlotFiles.save(stages, directory, "stages");
        // What the critic says means something only by comparison.
        double ofReal = gan.judge(real).mean().item();
        LandscapePlot landscape = new LandscapePlot(
                "How real a point looks to the critic (real ones on average: 0)", 3, points -> gan.judge(points)
                        .sub(ofReal));
        PlotFiles.save(landscape.points("real", real).points("generated", gan.sample(SHOWN)), directory, "critic");
        String counted = "Step of the generator";
        LinePlot distance = new LinePlot(
                "Wasserstein distance of real and generated points, as the critic sees it", "Distance", counted);
        PlotFiles.save(distance.line("distance", 1, distances), directory, "distance");
        LinePlot slope =
                new LinePlot("Slope of the critic between real and generated points", "Norm of the gradient", counted);
        PlotFiles.save(slope.line("slope", 1, slopes), directory, "slope");
        System.out.println("Plots: " + directory.toAbsolutePath());
        return ExitCode.OK;
    }

    private static void report(WassersteinGan gan, StagePlot stages, int step) {
        Tensor points = gan.sample(JUDGED);
        Imitation imitation = RING.judge(points);
        System.out.printf(
                Locale.ROOT,
                "step %5d   clouds found: %d of %d   points between clouds: %3.0f %%%n",
                step,
                imitation.found(),
                RING.clouds(),
                100 * imitation.between());
        stages.stage("after step " + step, points.narrow(0, 0, SHOWN));
    }
}
