package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToStringTest {
    @Test
    void scalarsAndVectors() {
        assertThat(Tensor.scalar(2.5)).hasToString("tensor(2.5000, shape=(), dtype=float32)");
        assertThat(Tensor.of(1f, 2f, 3f)).hasToString("tensor([1., 2., 3.], shape=(3,), dtype=float32)");
        assertThat(Tensor.of(1.5, -10.25)).hasToString("tensor([  1.5000, -10.2500], shape=(2,), dtype=float64)");
        assertThat(Tensor.zeros(0)).hasToString("tensor([], shape=(0,), dtype=float32)");
        assertThat(Tensor.zeros(0, 3)).hasToString("tensor([], shape=(0, 3), dtype=float32)");
    }

    @Test
    void matricesAreAligned() {
        assertThat(Tensor.from(new float[][] {{1, -2}, {10, 0.5f}})).hasToString("""
                        tensor([[ 1.0000, -2.0000],
                                [10.0000,  0.5000]], shape=(2, 2), dtype=float32)""");
    }

    @Test
    void cubesHaveABlankLineBetweenMatrices() {
        assertThat(Tensor.arange(8).reshape(2, 2, 2)).hasToString("""
                        tensor([[[0, 1],
                                 [2, 3]],

                                [[4, 5],
                                 [6, 7]]], shape=(2, 2, 2), dtype=int64)""");
    }

    @Test
    void viewsShowTheirOwnOrder() {
        assertThat(Tensor.arange(4).reshape(2, 2).t()).hasToString("""
                        tensor([[0, 2],
                                [1, 3]], shape=(2, 2), dtype=int64)""");
    }

    @Test
    void longDimensionsAreAbbreviated() {
        assertThat(Tensor.arange(1001))
                .hasToString("tensor([   0,    1,    2, ...,  998,  999, 1000], shape=(1001,), dtype=int64)");
        assertThat(Tensor.arange(2000).reshape(1000, 2)).hasToString("""
                        tensor([[   0,    1],
                                [   2,    3],
                                [   4,    5],
                                ...,
                                [1994, 1995],
                                [1996, 1997],
                                [1998, 1999]], shape=(1000, 2), dtype=int64)""");
        assertThat(Tensor.arange(1000).toString()).doesNotContain("...");
    }

    @Test
    void numbersFarApartAreWrittenWithPowersOfTen() {
        assertThat(Tensor.of(1e-5, -2.5)).hasToString("tensor([ 1.0000e-05, -2.5000e+00], shape=(2,), dtype=float64)");
        assertThat(Tensor.of(1e10)).hasToString("tensor([1.0000e+10], shape=(1,), dtype=float64)");
    }

    @Test
    void whatIsNotFinite() {
        assertThat(Tensor.of(1.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .hasToString("tensor([  1.,  nan, -inf,  inf], shape=(4,), dtype=float64)");
        assertThat(Tensor.of(0.0, -0.0)).hasToString("tensor([ 0., -0.], shape=(2,), dtype=float64)");
    }

    @Test
    void truthValues() {
        assertThat(Tensor.of(true, false)).hasToString("tensor([ true, false], shape=(2,), dtype=bool)");
    }

    @Test
    void integersAreExact() {
        assertThat(Tensor.of(9007199254740993L, -1L))
                .hasToString("tensor([9007199254740993,               -1], shape=(2,), dtype=int64)");
    }

    @Test
    void whatRequiresAGradientSaysSo() {
        assertThat(Tensor.ones(1).requiresGrad(true))
                .hasToString("tensor([1.], shape=(1,), dtype=float32, requiresGrad)");
    }
}
