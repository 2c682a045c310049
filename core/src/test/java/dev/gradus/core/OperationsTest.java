package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every operation alike; the operations stand in {@link OperationTable}. */
class OperationsTest {
    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void gradientsAreRightToTheSecondOrder(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            GradientCheck.ofList(operation.function())
                    .secondOrder()
                    .tolerance(1e-4, 1e-5)
                    .check(leaves(operation.inputs(call, DType.FLOAT64)).toArray(Tensor[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void gradientsHaveTheShapeAndTypeOfTheirInputs(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
                List<Tensor> inputs = leaves(operation.inputs(call, dtype));
                Tensor output = operation.function().apply(inputs);
                output.backward(Tensor.onesLike(output));
                assertThat(inputs).allSatisfy(input -> {
                    assertThat(input.grad().shape()).isEqualTo(input.shape());
                    assertThat(input.grad().dtype()).isEqualTo(dtype);
                    assertThat(input.grad().requiresGrad()).isFalse();
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void gradientsArePrivateToTheirLeaves(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            List<Tensor> inputs = leaves(operation.inputs(call, DType.FLOAT64));
            Tensor output = operation.function().apply(inputs);
            Tensor upstream = Tensor.onesLike(output);
            output.backward(upstream);
            assertThat(inputs).extracting(input -> input.grad().storage).doesNotHaveDuplicates();
            assertThat(inputs).allSatisfy(input -> {
                assertThat(input.grad().storage).isNotSameAs(upstream.storage).isNotSameAs(input.storage);
                assertThat(input.grad().isContiguous()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void theLayoutOfInputsDoesNotMatter(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            List<Tensor> dense = leaves(operation.inputs(call, DType.FLOAT64));
            Tensor expected = operation.function().apply(dense);
            for (Strided layout : Strided.values()) {
                List<Tensor> strided = leaves(
                        dense.stream().map(input -> layout.of(input.detach())).toList());
                Tensor actual = operation.function().apply(strided);
                assertClose(actual, expected, 1e-12);
                Tensor upstream = operation
                        .inputs(new int[][] {expected.shape().toArray()}, DType.FLOAT64)
                        .get(0);
                List<Tensor> expectedGradients = Autograd.grad(expected, upstream, dense, true, false);
                List<Tensor> gradients = Autograd.grad(actual, layout.of(upstream), strided, false, false);
                for (int i = 0; i < gradients.size(); i++) {
                    assertClose(gradients.get(i), expectedGradients.get(i), 1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void stretchedInputsAreLikeTheirCopies(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            List<Tensor> stretched = operation.inputs(call, DType.FLOAT64).stream()
                    .map(input -> input.elements() == 0
                            ? input
                            : Tensor.scalar(input.flatten().get(0), DType.FLOAT64)
                                    .broadcastTo(input.shape()))
                    .toList();
            List<Tensor> copies = stretched.stream().map(Tensor::copy).toList();

            assertClose(
                    operation.function().apply(stretched), operation.function().apply(copies), 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void float32IsCloseToFloat64(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            List<Tensor> single = operation.inputs(call, DType.FLOAT32);
            List<Tensor> twice =
                    single.stream().map(input -> input.to(DType.FLOAT64)).toList();
            Tensor result = operation.function().apply(single);

            assertThat(result.dtype()).isEqualTo(DType.FLOAT32);
            assertClose(result.to(DType.FLOAT64), operation.function().apply(twice), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void integersGiveWhatTheSameFloatsGive(OperationCase operation) {
        assumeThat(operation.ofIntegers()).isNotNull();
        for (int[][] call : operation.shapes()) {
            List<Tensor> integers = operation.inputs(call, DType.FLOAT64).stream()
                    .map(input -> input.mul(2).to(DType.INT64))
                    .toList();
            List<Tensor> floats =
                    integers.stream().map(input -> input.to(DType.FLOAT64)).toList();
            Tensor result = operation.function().apply(integers);

            assertThat(result.dtype()).isEqualTo(operation.ofIntegers());
            assertClose(result.to(DType.FLOAT64), operation.function().apply(floats), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void theInputsAreNotChanged(OperationCase operation) {
        for (int[][] call : operation.shapes()) {
            List<Tensor> inputs = leaves(operation.inputs(call, DType.FLOAT64));
            List<double[]> before = inputs.stream().map(Tensor::toDoubleArray).toList();
            Tensor output = operation.function().apply(inputs);
            output.backward(Tensor.onesLike(output));
            for (int i = 0; i < before.size(); i++) {
                assertThat(inputs.get(i).toDoubleArray()).isEqualTo(before.get(i));
                assertThat(inputs.get(i).storage.version()).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradus.core.OperationTable#all")
    void nothingIsRecordedWithoutNeed(OperationCase operation) {
        int[][] call = operation.shapes().get(0);
        List<Tensor> inputs = operation.inputs(call, DType.FLOAT64);

        assertThat(operation.function().apply(inputs).requiresGrad()).isFalse();
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            List<Tensor> leaves = leaves(inputs);
            Tensor output = operation.function().apply(leaves);
            // What does nothing gives the tensor itself, which stays the leaf that it is.
            assertThat(output.requiresGrad()).isEqualTo(leaves.contains(output));
        }
    }

    private static List<Tensor> leaves(List<Tensor> inputs) {
        return inputs.stream()
                .map(input -> input.detach()
                        .view(input.shape(), input.strides, input.offset)
                        .requiresGrad(true))
                .toList();
    }

    static void assertClose(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        double[] a = actual.toDoubleArray();
        double[] b = expected.toDoubleArray();
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(b[i]) || !Double.isNaN(a[i])) {
                assertThat(a[i]).isCloseTo(b[i], within(tolerance * Math.max(1, Math.abs(b[i]))));
            }
        }
    }
}
