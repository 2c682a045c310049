package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The words of errors that no other test looks at: operation, both shapes, fix. */
class OperationErrorsTest {
    private final Tensor x = Tensor.zeros(2, 3);

    @Test
    void matmul() {
        assertThatThrownBy(() -> x.matmul(Tensor.zeros(4, 5)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "matmul: the columns of (2, 3) must be as many as the rows of (4, 5), got 3 and 4; transpose one of them?");
        assertThatThrownBy(() -> Tensor.zeros(3).matmul(Tensor.zeros(4)))
                .hasMessageContaining("the columns of (3,) must be as many as the rows of (4,), got 3 and 4");
        assertThatThrownBy(() -> Tensor.zeros(5, 2, 3).matmul(Tensor.zeros(4, 5)))
                .hasMessageContaining("the columns of (5, 2, 3)");
        assertThatThrownBy(() -> Tensor.zeros(2, 2, 3).matmul(Tensor.zeros(3, 3, 2)))
                .hasMessageStartingWith(
                        "matmul over the batch dimensions: the shapes (2,) and (3,) cannot be broadcast");
        assertThatThrownBy(() -> x.matmul(Tensor.scalar(2)))
                .hasMessage(
                        "matmul: both operands need at least one dimension, got the shapes (2, 3) and (); multiply by a scalar with mul");
    }

    @Test
    void linear() {
        Tensor weight = Tensor.zeros(4, 3);
        assertThatThrownBy(() -> Tensor.zeros(2, 5).linear(weight))
                .isInstanceOf(OperationException.class)
                .hasMessage("linear: expected 3 features in the last dimension (weight (4, 3)), got 5 (input (2, 5))");
        assertThatThrownBy(() -> Tensor.scalar(1).linear(weight))
                .hasMessage(
                        "linear: expected an input of at least one dimension and a weight of shape (out, in), got the shapes () and (4, 3)");
        assertThatThrownBy(() -> x.linear(Tensor.zeros(3))).hasMessageContaining("got the shapes (2, 3) and (3,)");
        assertThatThrownBy(() -> x.to(DType.FLOAT64).linear(weight))
                .hasMessage(
                        "linear: expected an input of the weight's type float32, got float64; convert the one with to(DType), or the module with Module.to(DType)");
        assertThatThrownBy(() -> x.to(DType.INT64).linear(weight.to(DType.INT64)))
                .hasMessage("linear: the weight must be float32 or float64, got int64");
        assertThatThrownBy(() -> x.linear(weight, Tensor.zeros(5)))
                .hasMessage("linear: expected a bias of shape (4,) for the weight (4, 3), got (5,)");
        assertThatThrownBy(() -> x.linear(weight, Tensor.zeros(3))).hasMessageContaining("got (3,)");
        assertThatThrownBy(() -> x.linear(weight, Tensor.zeros(DType.FLOAT64, 4)))
                .hasMessageContaining("expected an input of the bias's type float64, got float32");
    }

    @Test
    void activations() {
        assertThatThrownBy(() -> x.hardtanh(1, 1))
                .isInstanceOf(OperationException.class)
                .hasMessage("hardtanh: expected a low end below the high one, got 1.0 and 1.0");
        assertThatThrownBy(() -> x.celu(0)).hasMessage("celu: expected an alpha other than 0, got 0.0");
        assertThatThrownBy(() -> x.softplus(0, 20))
                .hasMessage("softplus: expected a finite beta other than 0, got 0.0");
        assertThatThrownBy(() -> x.prelu(Tensor.zeros(2)))
                .hasMessage("prelu: expected a slope of shape (1,) or (3,) for the input (2, 3), got (2,)");
        assertThatThrownBy(() -> Tensor.zeros(3).prelu(Tensor.zeros(3)))
                .hasMessage("prelu: expected a slope of shape (1,) for the input (3,), got (3,)");
        assertThatThrownBy(() -> x.prelu(Tensor.zeros(DType.FLOAT64, 3)))
                .hasMessageContaining("expected an input of the slope's type float64, got float32");
    }

    @Test
    void normalizations() {
        Tensor images = Tensor.zeros(2, 6, 4);
        int[] row = {6, 4};
        assertThatThrownBy(() -> images.layerNorm(new int[] {6}, null, null, 1e-5))
                .isInstanceOf(OperationException.class)
                .hasMessage("layerNorm: expected an input whose last dimensions are [6], got (2, 6, 4)");
        assertThatThrownBy(() -> images.layerNorm(new int[0], null, null, 1e-5))
                .hasMessageContaining("last dimensions are []");
        assertThatThrownBy(() -> Tensor.zeros(4).layerNorm(row, null, null, 1e-5))
                .hasMessageContaining("last dimensions are [6, 4], got (4,)");
        assertThatThrownBy(() -> images.layerNorm(row, Tensor.ones(4), null, 1e-5))
                .hasMessage("layerNorm: expected a weight of shape (6, 4), got (4,)");
        assertThatThrownBy(() -> images.layerNorm(row, null, Tensor.ones(DType.FLOAT64, 6, 4), 1e-5))
                .hasMessageContaining("expected an input of the bias's type float64, got float32");
        assertThatThrownBy(() -> images.rmsNorm(row, null, -1))
                .hasMessage("rmsNorm: expected an eps of at least 0, got -1.0");
        assertThatThrownBy(() -> images.to(DType.INT64).rmsNorm(row, null, 0))
                .hasMessage("rmsNorm: the input must be float32 or float64, got int64; convert it with to(DType)");
        assertThatThrownBy(() -> images.groupNorm(4, null, null, 1e-5))
                .hasMessage(
                        "groupNorm: expected a number of channels that 4 groups can share evenly, got 6 (input (2, 6, 4))");
        assertThatThrownBy(() -> Tensor.zeros(1, 2).groupNorm(2, null, null, 1e-5))
                .hasMessage("groupNorm: expected more than one element to take statistics of, got the input (1, 2)");
        assertThatThrownBy(() -> images.groupNorm(3, Tensor.ones(3), null, 1e-5))
                .hasMessage(
                        "groupNorm: expected a weight of shape (6,) for the channels of the input (2, 6, 4), got (3,)");
        assertThatThrownBy(() -> Tensor.zeros(2, 3, 1).instanceNorm(null, null, 1e-5))
                .hasMessage(
                        "instanceNorm: expected more than one element to take statistics of, got the input (2, 3, 1)");
        assertThatThrownBy(() -> Tensor.zeros(3).instanceNorm(null, null, 1e-5))
                .hasMessage("instanceNorm: expected an input of shape (batch, channels, ...), got the shape (3,)");
    }

    @Test
    void transposedConvolutions() {
        int[] one = {1, 1};
        int[] none = {0, 0};
        Tensor images = Tensor.zeros(2, 4, 5, 5);
        Tensor weight = Tensor.zeros(4, 3, 2, 2);
        assertThatThrownBy(() -> images.convTranspose2d(weight, null, one, none, one, one, 1))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "convTranspose2d: expected an output padding below the stride or the dilation, got 1, stride 1, dilation 1");
        assertThatThrownBy(() -> images.convTranspose2d(weight, null, one, none, none, one, 0))
                .hasMessage("convTranspose2d: expected at least 1 group, got 0");
        assertThatThrownBy(() -> images.convTranspose2d(weight, null, one, none, none, one, 3))
                .hasMessage(
                        "convTranspose2d: expected 4 input channels (weight (4, 3, 2, 2)), which 3 groups can share evenly, got 4 (input (2, 4, 5, 5))");
        assertThatThrownBy(() -> images.convTranspose2d(weight, Tensor.zeros(3), one, none, none, one, 2))
                .hasMessage(
                        "convTranspose2d: expected a bias of shape (6,) for the weight (4, 3, 2, 2) and groups 2, got (3,)");
        assertThatThrownBy(() -> images.convTranspose2d(weight, null, one, new int[] {3, 3}, none, one, 1))
                .hasMessage(
                        "convTranspose2d: an input of 5 elements gives an output of 0 (kernel 2, stride 1, padding 3, dilation 1, output padding 0); pad less");
        assertThatThrownBy(() -> Tensor.zeros(2, 4, 0, 5).convTranspose2d(weight, null, one, none, none, one, 1))
                .hasMessage("convTranspose2d: expected an input of at least 1 element along each axis, got 0");
        assertThatThrownBy(() -> x.convTranspose1d(weight, null, 1, 0, 0, 1, 1))
                .hasMessage(
                        "convTranspose1d: expected an input of shape (batch, in, length), with or without the batch, and a weight of shape (in, out / groups, kernel), got the shapes (2, 3) and (4, 3, 2, 2)");
    }

    @Test
    void adaptivePoolings() {
        assertThatThrownBy(() -> x.adaptiveAvgPool2d(1, 1))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "adaptiveAvgPool2d: expected an input of shape (batch, channels, height, width), with or without the batch, got the shape (2, 3)");
        assertThatThrownBy(() -> x.adaptiveAvgPool1d(0))
                .hasMessage("adaptiveAvgPool1d: expected an output size of at least 1, or -1 for the input's, got 0");
        assertThatThrownBy(() -> x.to(DType.INT64).adaptiveAvgPool1d(1))
                .hasMessage(
                        "adaptiveAvgPool1d: the input must be float32 or float64, got int64; convert it with to(DType)");
        assertThatThrownBy(() -> Tensor.zeros(2, 0, 3).adaptiveMaxPool2d(1, 1))
                .hasMessage(
                        "adaptiveMaxPool2d: expected an input of at least 1 element along each axis, got the shape (2, 0, 3)");
    }

    @Test
    void embeddings() {
        assertThatThrownBy(() -> x.embedding(Tensor.of(0.5f)))
                .isInstanceOf(OperationException.class)
                .hasMessage("embedding: an index must be int64, got float32; convert it with to(DType.INT64)");
        assertThatThrownBy(() -> Tensor.zeros(3).embedding(Tensor.of(0L)))
                .hasMessage("embedding: expected a table of shape (rows, size), got the shape (3,)");
        assertThatThrownBy(() -> x.embedding(Tensor.of(0L), 2))
                .hasMessage("embedding: there is no row 2 for padding among 2");
    }

    @Test
    void indexing() {
        assertThatThrownBy(() -> x.indexSelect(1, 0, 3))
                .isInstanceOf(OperationException.class)
                .hasMessage("indexSelect: dimension 1 of shape (2, 3) has the positions 0 to 2, but the index holds 3");
        assertThatThrownBy(() -> x.indexSelect(0, -1)).hasMessageContaining("the index holds -1");
        assertThatThrownBy(() -> Tensor.zeros(0, 3).indexSelect(0, 0))
                .hasMessageContaining("dimension 0 of shape (0, 3) has no positions, but the index holds 0");
        assertThatThrownBy(() -> x.indexSelect(0, Tensor.of(0.5f)))
                .hasMessage("indexSelect: an index must be int64, got float32; convert it with to(DType.INT64)");
        assertThatThrownBy(() -> x.gather(1, Tensor.of(0, 1)))
                .hasMessage(
                        "gather: the index must have as many dimensions as the tensor and, but for dimension 1, no larger sizes; got the shapes (2,) and (2, 3)");
        assertThatThrownBy(() -> x.gather(1, Tensor.zeros(DType.INT64, 3, 1)))
                .hasMessageContaining("got the shapes (3, 1) and (2, 3)");
        assertThatThrownBy(() -> x.gather(1, Tensor.full(3, DType.INT64, Shape.of(2, 1))))
                .hasMessageStartingWith("gather: dimension 1 of shape (2, 3)");
        assertThatThrownBy(() -> x.gather(1, Tensor.zeros(2, 1)))
                .hasMessageStartingWith("gather: an index must be int64, got float32");
    }

    @Test
    void crossEntropy() {
        Tensor classes = Tensor.of(0L, 2L);
        assertThatThrownBy(() -> x.crossEntropy(1, Tensor.of(2L, 3L)))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "crossEntropy: expected classes from 0 to 2, got 3 at position [1]; classes count from 0, and each needs a score");
        assertThatThrownBy(() -> Tensor.zeros(2, 3, 2).crossEntropy(1, Tensor.of(new long[] {0, 0, -1, 5}, 2, 2)))
                .hasMessageContaining("got -1 at position [1, 0]");
        assertThatThrownBy(() -> Tensor.zeros(2, 0).crossEntropy(1, classes))
                .hasMessage("crossEntropy: expected scores of at least one class, got 2 observations without any");
        assertThatThrownBy(() -> x.crossEntropy(0, classes))
                .hasMessage(
                        "crossEntropy: expected classes of int64 and shape (3,) for scores of shape (2, 3) along dimension 0, got int64 of shape (2,)");
        assertThatThrownBy(() -> x.crossEntropy(1, classes.to(DType.FLOAT32)))
                .hasMessageContaining("got float32 of shape (2,)");
        assertThatThrownBy(() -> x.crossEntropy(1, classes, Tensor.of(1.0, 2.0, 3.0)))
                .hasMessage(
                        "crossEntropy: expected a weight for each observation, of shape (2,), got the shape (3,); pick weights of classes with indexSelect");
        assertThatThrownBy(() -> x.crossEntropy(1, classes, Tensor.ones(2).requiresGrad(true)))
                .hasMessage("crossEntropy: no gradient flows to the weights, but they require one; detach() them");
    }

    @Test
    void conditions() {
        assertThatThrownBy(() -> x.where(x, x))
                .isInstanceOf(OperationException.class)
                .hasMessage("where: the condition must be bool, got float32; compare, as in x.gt(0)");
    }

    @Test
    void extremesOfNothing() {
        Tensor none = Tensor.zeros(2, 0);
        assertThatThrownBy(none::max)
                .isInstanceOf(OperationException.class)
                .hasMessage("max: there is no extreme of no elements: the input has the shape (2, 0)");
        assertThatThrownBy(() -> none.min(1)).hasMessageStartingWith("min: there is no extreme");
        assertThatThrownBy(() -> none.argmax(1, false))
                .hasMessage("argmax: there is no extreme of no elements: dimension 1 of (2, 0) has size 0");
        assertThatThrownBy(none::argmin).hasMessageStartingWith("argmin: there is no extreme of no elements");
    }

    @Test
    void theExceptionKnowsItsOperationAndModule() {
        OperationException error = new OperationException("conv", "too small");
        assertThat(error).hasMessage("conv: too small");
        assertThat(error.operation()).isEqualTo("conv");
        assertThat(error.module()).isEmpty();

        error.within("2", "Dense");
        error.within("model", "Sequential");
        assertThat(error).hasMessage("conv: too small [in model.2 (Dense)]");
        assertThat(error.module()).isEqualTo("model.2 (Dense)");
    }

    @Test
    void parametersAreFloatingPointNumbers() {
        assertThatThrownBy(() -> new Parameter(Tensor.of(1, 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only float32 and float64 tensors have gradients, this one is int64");
    }

    @Test
    void operandsOfTooManyDimensionsAreRefused() {
        Tensor x = Tensor.zeros(2, 3);
        assertThatThrownBy(() -> x.indexSelect(0, Tensor.of(new long[] {0, 1}, 1, 2)))
                .hasMessage(
                        "indexSelect: the index must be a vector or a scalar, got the shape (1, 2); flatten it, or pick single elements with gather");
        assertThatThrownBy(() -> x.outer(Tensor.zeros(3)))
                .hasMessage("outer: both operands must be vectors, got the shapes (2, 3) and (3,)");
        assertThatThrownBy(() -> x.reshape(-1, -1)).hasMessage("reshape: only one size may be -1, got [-1, -1]");
        assertThatThrownBy(() -> new Parameter(x).convertTo(DType.INT64))
                .hasMessage("A parameter is float32 or float64, got int64");
    }
}
