package dev.gradus.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics and functions of channels, against the formulas in double. */
class NormalizationKernelsTest {
    private static final List<ChannelShape> SHAPES = List.of(
            new ChannelShape(1, 1, 1),
            new ChannelShape(5, 3, 1),
            new ChannelShape(3, 100, 1),
            new ChannelShape(4, 3, 2),
            new ChannelShape(1, 2, 17),
            new ChannelShape(3, 2, 64),
            new ChannelShape(2, 5, 133),
            new ChannelShape(2, 2, 5000),
            // enough for several threads
            new ChannelShape(300, 250, 1),
            new ChannelShape(20, 4, 1000));

    record Case<A>(FloatingType<A> type, ChannelShape shape) {
        int size() {
            return shape.batch() * shape.channels() * shape.inner();
        }

        double[] normal(double mean, int seed) {
            return type.rounded(Arrays.stream(Samples.normal(size(), seed))
                    .map(value -> value + mean)
                    .toArray());
        }

        int channel(int i) {
            return i / shape.inner() % shape.channels();
        }

        double[] perChannel(int seed) {
            return Samples.normal(shape.channels(), seed);
        }

        void assertClose(double[] actual, double[] expected, double scale) {
            type.assertClose(type.array(actual), expected, scale);
        }
    }

    static Stream<Case<?>> cases() {
        return FloatingType.all().flatMap(type -> SHAPES.stream().map(shape -> new Case<>(type, shape)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void momentsAreThoseOfTheFormulas(Case<A> row) {
        double[] x = row.normal(3, 1);
        double[] wantedMean = new double[row.shape().channels()];
        double[] wantedVariance = new double[row.shape().channels()];
        for (int i = 0; i < x.length; i++) {
            wantedMean[row.channel(i)] += x[i] / row.shape().perChannel();
        }
        for (int i = 0; i < x.length; i++) {
            double deviation = x[i] - wantedMean[row.channel(i)];
            wantedVariance[row.channel(i)] +=
                    deviation * deviation / row.shape().perChannel();
        }

        double[] mean = row.perChannel(2); // to be overwritten
        double[] variance = row.perChannel(3);
        row.type().kernels().normalization().moments(row.shape(), row.type().array(x), mean, variance);
        row.assertClose(mean, wantedMean, 4);
        row.assertClose(variance, wantedVariance, 4);
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void sumsAreThoseOfTheFormulas(Case<A> row) {
        double[] x = row.normal(3, 1);
        double[] g = row.normal(0, 2);
        double[] mean = row.perChannel(3);
        double[] wantedSums = new double[mean.length];
        double[] wantedProducts = new double[mean.length];
        for (int i = 0; i < x.length; i++) {
            int c = row.channel(i);
            wantedSums[c] += g[i];
            wantedProducts[c] += g[i] * (x[i] - mean[c]);
        }

        double[] sums = row.perChannel(4); // to be overwritten
        double[] products = row.perChannel(5);
        row.type()
                .kernels()
                .normalization()
                .sums(row.shape(), row.type().array(x), row.type().array(g), mean, sums, products);
        row.assertClose(sums, wantedSums, row.shape().perChannel());
        row.assertClose(products, wantedProducts, 10.0 * row.shape().perChannel());
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void elementsAreThoseOfTheFormulas(Case<A> row) {
        FloatingType<A> type = row.type();
        double[] x = row.normal(3, 1);
        double[] g = row.normal(0, 2);
        double[] mean = row.perChannel(3);
        double[] scale = row.perChannel(4);
        double[] slope = row.perChannel(5);
        double[] shift = row.perChannel(6);
        double[] normalized = new double[x.length];
        double[] combined = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = row.channel(i);
            normalized[i] = (x[i] - mean[c]) * scale[c] + shift[c];
            combined[i] = g[i] * scale[c] + (x[i] - mean[c]) * slope[c] + shift[c];
        }

        A out = type.array(row.normal(0, 7)); // to be overwritten
        type.kernels().normalization().normalize(row.shape(), type.array(x), mean, scale, shift, out);
        type.assertClose(out, normalized, 30);
        type.kernels()
                .normalization()
                .combine(row.shape(), type.array(x), type.array(g), mean, scale, slope, shift, out);
        type.assertClose(out, combined, 30);
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.kernel.FloatingType#all")
    <A> void nothingComesOfNothing(FloatingType<A> type) {
        double[] sums = {1, 2};
        double[] products = {3, 4};
        double[] some = {5, 6};
        A empty = type.array();
        for (ChannelShape shape :
                List.of(new ChannelShape(0, 2, 3), new ChannelShape(0, 2, 1), new ChannelShape(3, 2, 0))) {
            type.kernels().normalization().sums(shape, empty, empty, some, sums, products);
            assertThat(sums).containsOnly(0);
            assertThat(products).containsOnly(0);
            type.kernels().normalization().normalize(shape, empty, some, some, some, empty);
        }
    }
}
