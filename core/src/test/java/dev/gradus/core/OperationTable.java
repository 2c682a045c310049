package dev.gradus.core;

import static dev.gradus.core.OperationCase.binary;
import static dev.gradus.core.OperationCase.shaped;
import static dev.gradus.core.OperationCase.together;
import static dev.gradus.core.OperationCase.unary;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every differentiable operation, one row each; a new operation gets a row here and is tested by {@link OperationsTest}. */
final class OperationTable {
    private OperationTable() {}

    static Stream<OperationCase> all() {
        return Stream.of(
                        arithmetic(),
                        math(),
                        activations(),
                        reductions(),
                        productsOfElements(),
                        norms(),
                        shapes(),
                        arrangements(),
                        sorting(),
                        einsums(),
                        paddings(),
                        indexing(),
                        picking(),
                        products(),
                        convolutions(),
                        transposedConvolutions(),
                        poolings(),
                        images(),
                        normalizations(),
                        attention(),
                        recurrences(),
                        losses())
                .flatMap(List::stream);
    }

    private static List<OperationCase> arithmetic() {
        return List.of(
                binary("add", Tensor::add).keepingIntegers(),
                binary("sub", Tensor::sub).keepingIntegers(),
                binary("mul", Tensor::mul).keepingIntegers(),
                binary("div", Tensor::div).between(0.5, 3),
                binary("pow", Tensor::pow).between(0.5, 3).keepingIntegers(),
                binary("maximum", Tensor::maximum).keepingIntegers(),
                binary("minimum", Tensor::minimum).keepingIntegers(),
                binary("where", (x, y) -> Tensor.of(true, false, true)
                                .narrow(0, 0, 1)
                                .where(x, y))
                        .keepingIntegers(),
                binary("where by comparison", (x, y) -> x.gt(y).where(x.mul(2), y))
                        .keepingIntegers(),
                unary("add a number", x -> x.add(2)).keepingIntegers(),
                unary("sub a number", x -> x.sub(2)).keepingIntegers(),
                unary("mul by a number", x -> x.mul(3)).keepingIntegers(),
                unary("mul by a fraction", x -> x.mul(0.5)),
                unary("div by a number", x -> x.div(4)),
                unary("pow 3", x -> x.pow(3)).keepingIntegers(),
                unary("pow 0", x -> x.pow(0)).keepingIntegers(),
                unary("pow -1.5", x -> x.pow(-1.5)).between(0.5, 3),
                unary("maximum with a number", x -> x.maximum(1)).keepingIntegers(),
                unary("minimum with a number", x -> x.minimum(1)).keepingIntegers(),
                unary("neg", Tensor::neg).keepingIntegers(),
                unary("abs", Tensor::abs).keepingIntegers(),
                unary("sign", Tensor::sign).keepingIntegers(),
                unary("clamp", x -> x.clamp(-1, 1)).keepingIntegers(),
                unary("clamp to a fraction", x -> x.clamp(-0.5, 0.5)),
                together(
                                "clamp between tensors",
                                all -> all.get(0)
                                        .clamp(all.get(1).sub(1), all.get(2).add(1)),
                                new int[] {2, 3},
                                new int[] {3},
                                new int[] {2, 1})
                        .keepingIntegers(),
                together(
                                "clamp above a tensor",
                                all -> all.get(0).clamp(all.get(1), null),
                                new int[] {2, 3},
                                new int[] {3})
                        .keepingIntegers(),
                unary("clamp from below", x -> x.clamp(0, Double.POSITIVE_INFINITY))
                        .keepingIntegers());
    }

    private static List<OperationCase> math() {
        return List.of(
                unary("square", Tensor::square).keepingIntegers(),
                unary("exp", Tensor::exp),
                unary("expm1", Tensor::expm1),
                unary("log", Tensor::log).between(0.5, 3),
                unary("log1p", Tensor::log1p).between(0.5, 3),
                unary("log2", Tensor::log2).between(0.5, 3),
                unary("sqrt", Tensor::sqrt).between(0.5, 3),
                unary("rsqrt", Tensor::rsqrt).between(0.5, 3),
                unary("reciprocal", Tensor::reciprocal).between(0.5, 3),
                unary("sin", Tensor::sin),
                unary("cos", Tensor::cos),
                unary("atan", Tensor::atan),
                unary("sinh", Tensor::sinh),
                unary("cosh", Tensor::cosh),
                unary("erf", Tensor::erf),
                unary("floor", Tensor::floor).keepingIntegers(),
                unary("ceil", Tensor::ceil).keepingIntegers(),
                unary("round", Tensor::round).keepingIntegers(),
                unary("trunc", Tensor::trunc).keepingIntegers(),
                unary("sigmoid", Tensor::sigmoid),
                unary("tanh", Tensor::tanh),
                unary("relu", Tensor::relu).keepingIntegers(),
                unary("gelu", Tensor::gelu),
                unary("softmax of the last", x -> x.softmax(-1)),
                unary("logSoftmax of the last", x -> x.logSoftmax(-1)),
                shaped("softmax of the first", x -> x.softmax(0), new int[] {3, 4}, new int[] {2, 3, 2}),
                shaped("logSoftmax of the first", x -> x.logSoftmax(0), new int[] {3, 4}, new int[] {2, 3, 2}));
    }

    private static List<OperationCase> activations() {
        return List.of(
                unary("leakyRelu", x -> x.leakyRelu(0.2)),
                unary("elu", x -> x.elu(0.7)),
                unary("celu", x -> x.celu(1.3)),
                unary("selu", Tensor::selu),
                unary("silu", Tensor::silu),
                unary("mish", Tensor::mish),
                unary("softplus", Tensor::softplus),
                unary("softplus with a threshold", x -> x.softplus(2, 1.5)),
                unary("softplus turned around", x -> x.softplus(-2, 1.5)),
                unary("logSigmoid", Tensor::logSigmoid),
                unary("softsign", Tensor::softsign),
                unary("tanhshrink", Tensor::tanhshrink),
                unary("hardtanh", x -> x.hardtanh(-1, 0.5)),
                unary("threshold", x -> x.threshold(0.3, -2)).keepingIntegers(),
                unary("hardshrink", x -> x.hardshrink(0.5)).keepingIntegers(),
                unary("softshrink", x -> x.softshrink(0.5)),
                shaped("glu", x -> x.glu(-2), new int[] {2, 4, 3}, new int[] {0, 2, 3}),
                unary("hardsigmoid", Tensor::hardsigmoid).between(-5, 5),
                unary("hardswish", Tensor::hardswish).between(-5, 5),
                prelu(1, new int[] {}),
                prelu(1, new int[] {3}),
                prelu(1, new int[] {2, 3, 2}),
                prelu(3, new int[] {2, 3}),
                prelu(3, new int[] {2, 3, 2, 2}),
                prelu(3, new int[] {0, 3, 2}));
    }

    private static OperationCase prelu(int slopes, int[] input) {
        return together(
                        "prelu of %s with %d slopes".formatted(Shape.of(input), slopes),
                        all -> all.get(0).prelu(all.get(1)),
                        input,
                        new int[] {slopes})
                .notOfIntegers();
    }

    private static List<OperationCase> reductions() {
        int[] cube = {2, 3, 4};
        int[] empty = {0, 3, 4};
        return List.of(
                unary("sum", Tensor::sum).keepingIntegers(),
                shaped("sum of the first", x -> x.sum(0), cube, empty).keepingIntegers(),
                shaped("sum of the middle", x -> x.sum(1), cube, empty).keepingIntegers(),
                shaped("sum of the last, kept", x -> x.sum(-1, true), cube, empty)
                        .keepingIntegers(),
                shaped("sum of two apart", x -> x.sum(0, 2), cube, empty).keepingIntegers(),
                shaped("sum of two apart, kept", x -> x.sum(new int[] {2, 0}, true), cube, empty)
                        .keepingIntegers(),
                shaped("sum of none", x -> x.sum(new int[0]), cube).keepingIntegers(),
                shaped("mean", x -> x.mean(), cube, new int[] {}),
                shaped("mean of the middle", x -> x.mean(1), cube, empty),
                shaped("mean of two, kept", x -> x.mean(new int[] {0, -1}, true), cube),
                shaped("mean of one, kept", x -> x.mean(1, true), cube),
                shaped("var", x -> x.var(), cube),
                shaped("var of the middle", x -> x.var(new int[] {1}, 0, true), cube, empty),
                shaped("var of two", x -> x.var(new int[] {0, 2}, 1, false), cube),
                shaped("std", x -> x.std(new int[] {0}, 1, false), cube),
                shaped("max", x -> x.max(), cube, new int[] {}).keepingIntegers(),
                shaped("max of the middle", x -> x.max(1), cube, empty).keepingIntegers(),
                shaped("max of two, kept", x -> x.max(new int[] {0, 2}, true), cube)
                        .keepingIntegers(),
                shaped("min", x -> x.min(), cube).keepingIntegers(),
                shaped("min of the first, kept", x -> x.min(0, true), cube).keepingIntegers(),
                shaped("min of two", x -> x.min(0, 2), cube).keepingIntegers(),
                shaped("logSumExp", x -> x.logSumExp(), cube, new int[] {}),
                shaped("logSumExp of the middle", x -> x.logSumExp(1), cube, empty),
                shaped("logSumExp of two, kept", x -> x.logSumExp(new int[] {0, 2}, true), cube));
    }

    private static List<OperationCase> productsOfElements() {
        int[] cube = {2, 3, 4};
        int[] empty = {0, 3, 4};
        int[] none = {2, 0, 4};
        Tensor zeros = Tensor.of(0, 1, 0, 1);
        return List.of(
                shaped("prod", x -> x.prod(), new int[] {2, 3}, new int[] {}, empty)
                        .keepingIntegers(),
                shaped("prod of the middle", x -> x.prod(1), cube, empty, none).keepingIntegers(),
                shaped("prod of the last, kept", x -> x.prod(-1, true), cube, empty)
                        .keepingIntegers(),
                shaped("prod of two apart", x -> x.prod(0, 2), new int[] {2, 3, 2}, none)
                        .keepingIntegers(),
                shaped("prod of two apart, kept", x -> x.prod(new int[] {2, 0}, true), new int[] {2, 3, 2})
                        .keepingIntegers(),
                shaped("prod with one zero", x -> x.mul(Tensor.of(0, 1, 1)).prod(-1), new int[] {2, 3})
                        .keepingIntegers(),
                shaped("prod with two zeros", x -> x.mul(zeros).prod(1), new int[] {2, 4})
                        .keepingIntegers(),
                shaped("cumsum of the first", x -> x.cumsum(0), cube, empty, none, new int[] {})
                        .keepingIntegers(),
                shaped("cumsum of the last", x -> x.cumsum(-1), cube, none).keepingIntegers(),
                shaped("cumprod of the middle", x -> x.cumprod(1), cube, empty, none)
                        .keepingIntegers(),
                shaped("cumprod of the last", x -> x.cumprod(-1), new int[] {4}, new int[] {}, new int[] {2, 1})
                        .keepingIntegers(),
                shaped("cumprod with zeros", x -> x.mul(zeros).cumprod(1), new int[] {2, 4})
                        .keepingIntegers());
    }

    private static List<OperationCase> norms() {
        int[] cube = {2, 3, 4};
        int[] empty = {0, 3, 4};
        int[] last = {-1};
        return List.of(
                shaped("norm", x -> x.norm(), cube, new int[] {}),
                shaped("vectorNorm 2", x -> x.vectorNorm(2, last, false), cube, empty),
                shaped("vectorNorm 1, kept", x -> x.vectorNorm(1, new int[] {0, 2}, true), cube),
                shaped("vectorNorm 3", x -> x.vectorNorm(3, new int[] {1}, false), cube, empty),
                shaped("vectorNorm 0.5", x -> x.vectorNorm(0.5), cube).between(0.5, 3),
                shaped("vectorNorm -1.5", x -> x.norm(-1.5, last, true), cube).between(0.5, 3),
                shaped("vectorNorm 0", x -> x.vectorNorm(0, last, true), cube),
                shaped("vectorNorm of infinity", x -> x.vectorNorm(Double.POSITIVE_INFINITY, last, false), cube),
                together(
                        "cosineSimilarity",
                        all -> all.get(0).cosineSimilarity(all.get(1), 1, 1e-8),
                        new int[] {2, 3, 1},
                        new int[] {2, 3, 4}),
                together(
                        "cosineSimilarity of short vectors",
                        all -> all.get(0).cosineSimilarity(all.get(1), -1, 5),
                        new int[] {2, 3},
                        new int[] {3}),
                shaped("vectorNorm of -infinity", x -> x.vectorNorm(Double.NEGATIVE_INFINITY), cube));
    }

    private static List<OperationCase> arrangements() {
        int[] cube = {2, 3, 4};
        int[] empty = {2, 0, 4};
        int[] wide = {2, 3};
        int[] high = {4, 3};
        return List.of(
                unary("flip none", x -> x.flip()).keepingIntegers(),
                shaped("flip", x -> x.flip(0, -1), cube, empty).keepingIntegers(),
                shaped("roll", x -> x.roll(-5), cube, empty, new int[] {}).keepingIntegers(),
                shaped("roll one", x -> x.roll(2, -2), cube, empty).keepingIntegers(),
                shaped("roll two", x -> x.roll(new int[] {1, -6}, new int[] {-1, 0}), cube, empty)
                        .keepingIntegers(),
                shaped("tril", x -> x.tril(), wide, high, cube, empty).keepingIntegers(),
                shaped("tril above", x -> x.tril(1), wide, high).keepingIntegers(),
                shaped("triu", x -> x.triu(), wide, high, cube, empty).keepingIntegers(),
                shaped("triu below", x -> x.triu(-2), wide, high).keepingIntegers(),
                shaped("diagonal", x -> x.diagonal(), wide, high, cube, empty).keepingIntegers(),
                shaped("diagonal above", x -> x.diagonal(1, -1, 0), cube, empty).keepingIntegers(),
                shaped("diagonal below", x -> x.diagonal(-1, 0, 1), wide, high, empty)
                        .keepingIntegers(),
                shaped("diagonal outside", x -> x.diagonal(7, 0, 1), wide).keepingIntegers(),
                shaped("diag", x -> x.diag(), new int[] {3}, new int[] {0}, high)
                        .keepingIntegers(),
                shaped("diag below", x -> x.diag(-2), new int[] {3}, high).keepingIntegers());
    }

    private static List<OperationCase> sorting() {
        int[] cube = {2, 3, 4};
        int[] empty = {2, 0, 4};
        int[] nothing = {0, 3, 4};
        return List.of(
                shaped("sort", x -> x.sort().values(), cube, nothing, new int[] {}, new int[] {40})
                        .keepingIntegers(),
                shaped("sort the middle, descending", x -> x.sort(1, true).values(), cube, empty)
                        .keepingIntegers(),
                shaped("topk", x -> x.topk(2).values(), cube, nothing, new int[] {90})
                        .keepingIntegers(),
                shaped(
                                "topk, the smallest of the first",
                                x -> x.topk(1, 0, false).values(),
                                cube)
                        .keepingIntegers(),
                shaped("topk of none", x -> x.topk(0, 0, true).values(), cube, new int[] {})
                        .keepingIntegers());
    }

    private static List<OperationCase> einsums() {
        int[] square = {3, 3};
        return List.of(
                einsum("ij->ji", new int[] {2, 3}),
                einsum("ij->", new int[] {2, 3}),
                einsum("ii", square),
                einsum("ii->i", square),
                einsum("iijj->ji", new int[] {2, 2, 3, 3}),
                einsum("jiji->ij", new int[] {3, 2, 3, 2}),
                einsum("ba", new int[] {2, 3}),
                einsum("...i->...", new int[] {2, 0, 3}),
                einsum("i...->i", new int[] {2, 2, 3}),
                einsum("ij,jk", new int[] {2, 3}, new int[] {3, 4}),
                einsum("ij,kj->ik", new int[] {2, 3}, new int[] {1, 3}),
                einsum("bij,bjk->bik", new int[] {2, 2, 3}, new int[] {2, 3, 2}),
                einsum("bij,jk->kbi", new int[] {2, 2, 3}, new int[] {3, 2}),
                einsum("...ij,...jk->...ik", new int[] {2, 1, 2, 3}, new int[] {3, 3, 2}),
                einsum("i,j->ij", new int[] {2}, new int[] {3}),
                einsum("i,i->i", new int[] {3}, new int[] {3}),
                einsum("i,i", new int[] {3}, new int[] {3}),
                einsum("ij,k->k", new int[] {2, 3}, new int[] {2}),
                einsum("ij,ij->j", new int[] {2, 1}, new int[] {2, 3}),
                einsum("ij,jk->ik", new int[] {2, 0}, new int[] {0, 3}),
                einsum("ij,jk->ik", new int[] {0, 2}, new int[] {2, 3}),
                einsum("bn,anm,bm->ba", new int[] {2, 3}, new int[] {2, 3, 2}, new int[] {2, 2}),
                einsum("i,,j->ji", new int[] {2}, new int[] {}, new int[] {3}));
    }

    private static OperationCase einsum(String equation, int[]... shapes) {
        String name = "einsum " + equation + " " + Shape.of(shapes[0]);
        return together(name, all -> Tensor.einsum(equation, all.toArray(Tensor[]::new)), shapes)
                .keepingIntegers();
    }

    private static List<OperationCase> paddings() {
        int[] cube = {2, 3, 4};
        return List.of(
                shaped("pad with zeros", x -> x.pad(1, 2), cube, new int[] {0}).keepingIntegers(),
                shaped("pad with a number", x -> x.pad(new int[] {0, 1, 2, 0}, 3), cube, new int[] {2, 0})
                        .keepingIntegers(),
                shaped("pad and cut", x -> x.pad(-1, 2, 1, -2, -1, -1), cube).keepingIntegers(),
                shaped("pad nothing", x -> x.pad(), cube, new int[] {}).keepingIntegers(),
                shaped("pad by reflection", x -> x.pad(new int[] {3, 2, -1, 2}, PaddingMode.REFLECT), cube)
                        .keepingIntegers(),
                shaped("pad by replication", x -> x.pad(new int[] {5, -2, 0, 1}, PaddingMode.REPLICATE), cube)
                        .keepingIntegers(),
                shaped("pad around", x -> x.pad(new int[] {4, 1, 3, 0}, PaddingMode.CIRCULAR), cube)
                        .keepingIntegers(),
                shaped("pad nothing around", x -> x.pad(new int[] {0, 0}, PaddingMode.CIRCULAR), cube)
                        .keepingIntegers());
    }

    private static List<OperationCase> shapes() {
        int[] cube = {2, 3, 4};
        int[] empty = {2, 0, 4};
        return List.of(
                shaped("reshape", x -> x.reshape(4, -1), cube, new int[] {4, 0}).keepingIntegers(),
                shaped("unflatten", x -> x.unflatten(1, 2, -1), new int[] {2, 4, 3}, new int[] {0, 2})
                        .keepingIntegers(),
                unary("flatten", Tensor::flatten).keepingIntegers(),
                shaped("flatten the last two", x -> x.flatten(1, -1), cube, empty)
                        .keepingIntegers(),
                shaped("transpose", x -> x.transpose(0, -1), cube, empty).keepingIntegers(),
                shaped("t", Tensor::t, new int[] {2, 3}, new int[] {3}, new int[] {})
                        .keepingIntegers(),
                shaped("permute", x -> x.permute(2, 0, 1), cube, empty).keepingIntegers(),
                shaped("narrow", x -> x.narrow(-1, 1, 2), cube, empty).keepingIntegers(),
                shaped("narrow to nothing", x -> x.narrow(1, 0, 0), cube).keepingIntegers(),
                shaped("select", x -> x.select(1, -1), cube).keepingIntegers(),
                shaped("squeeze", x -> x.squeeze(), new int[] {1, 3, 1}, new int[] {1}, new int[] {2})
                        .keepingIntegers(),
                shaped("squeeze one", x -> x.squeeze(0), new int[] {1, 3, 1}, cube)
                        .keepingIntegers(),
                unary("unsqueeze the first", x -> x.unsqueeze(0)).keepingIntegers(),
                unary("unsqueeze the last", x -> x.unsqueeze(-1)).keepingIntegers(),
                shaped("broadcastTo", x -> x.broadcastTo(2, 3, 4), new int[] {3, 1}, new int[] {}, cube)
                        .keepingIntegers(),
                shaped("sumTo", x -> x.sumTo(Shape.of(3, 1)), cube, new int[] {3, 1}, new int[] {0, 3, 1})
                        .keepingIntegers(),
                unary("copy", Tensor::copy).keepingIntegers(),
                unary("contiguous", Tensor::contiguous).keepingIntegers(),
                shaped("split", x -> Tensor.cat(x.split(2, 1), 0), new int[] {2, 4})
                        .keepingIntegers(),
                shaped("split by sizes", x -> x.split(new int[] {1, 3}, 1).get(1), new int[] {2, 4})
                        .keepingIntegers(),
                shaped("chunk", x -> x.chunk(2, 0).get(1), new int[] {5, 2}).keepingIntegers(),
                together("cat", all -> Tensor.cat(all, 1), new int[] {2, 3}, new int[] {2, 1}, new int[] {2, 0})
                        .keepingIntegers(),
                together("cat of one tensor twice", all -> Tensor.cat(List.of(all.get(0), all.get(0)), 0), cube)
                        .keepingIntegers(),
                together("stack", all -> Tensor.stack(all, -1), new int[] {2, 3}, new int[] {2, 3})
                        .keepingIntegers(),
                together(
                                "meshgrid",
                                all -> Tensor.stack(Tensor.meshgrid(all.toArray(Tensor[]::new)), 0),
                                new int[] {3},
                                new int[] {2})
                        .keepingIntegers(),
                together("stack of scalars", all -> Tensor.stack(all, 0), new int[] {}, new int[] {})
                        .keepingIntegers());
    }

    private static List<OperationCase> indexing() {
        Tensor index = Tensor.of(new long[] {2, 0, 1, 1}, 2, 2);
        Tensor mask = Tensor.of(true, false, true);
        return List.of(
                shaped("indexSelect", x -> x.indexSelect(1, 2, 0, 2), new int[] {2, 3}, new int[] {0, 3})
                        .keepingIntegers(),
                shaped("indexSelect of nothing", x -> x.indexSelect(0, new long[0]), new int[] {2, 3})
                        .keepingIntegers(),
                shaped("embedding", x -> x.embedding(index), new int[] {3, 2}, new int[] {4, 0})
                        .keepingIntegers(),
                shaped("embedding of one", x -> x.embedding(Tensor.scalar(1, DType.INT64)), new int[] {3, 2})
                        .keepingIntegers(),
                shaped("gather", x -> x.gather(1, index), new int[] {2, 3}, new int[] {4, 3})
                        .keepingIntegers(),
                shaped("gather along the first", x -> x.gather(0, index), new int[] {3, 2})
                        .keepingIntegers(),
                shaped("maskedFill", x -> x.maskedFill(mask, 7), new int[] {2, 3}, new int[] {3})
                        .keepingIntegers());
    }

    private static List<OperationCase> picking() {
        Tensor mask = Tensor.of(true, false, true);
        Tensor rows = Tensor.of(1, 0, -1, 1);
        Tensor columns = Tensor.of(2, 0, 1, 2);
        int[] wide = {2, 3};
        int[] cube = {2, 3, 2};
        return List.of(
                shaped("maskedSelect", x -> x.maskedSelect(mask), wide, new int[] {2, 1}, new int[] {0, 3})
                        .keepingIntegers(),
                together("maskedFill with a tensor", all -> all.get(0).maskedFill(mask, all.get(1)), wide, new int[] {})
                        .keepingIntegers(),
                together("maskedScatter", all -> all.get(0).maskedScatter(mask, all.get(1)), wide, new int[] {5})
                        .keepingIntegers(),
                shaped("index both", x -> x.index(rows, columns), wide, cube).keepingIntegers(),
                shaped("index the second", x -> x.index(null, columns.reshape(2, 2)), wide, cube)
                        .keepingIntegers(),
                shaped("index the outer ones", x -> x.index(rows, null, rows), cube)
                        .keepingIntegers(),
                shaped("index by a mask", x -> x.index(null, mask), wide, cube).keepingIntegers(),
                put("indexPut", wide, false, Tensor.of(1, 0), Tensor.of(2, 0)),
                put("indexPut a column", wide, false, null, Tensor.of(1)),
                put("indexPut apart", cube, false, Tensor.of(0, 1), null, Tensor.of(1, 1)),
                put("indexPut twice", wide, false, rows, columns),
                put("indexPut and add", wide, true, rows, columns),
                put("indexPut a mask and add", cube, true, null, mask));
    }

    private static OperationCase put(String name, int[] shape, boolean accumulate, @Nullable Tensor... indices) {
        int[] values = Tensor.zeros(shape).index(indices).shape().toArray();
        return together(name, all -> all.get(0).indexPut(indices, all.get(1), accumulate), shape, values)
                .keepingIntegers();
    }

    private static List<OperationCase> products() {
        return List.of(
                product(new int[] {2, 3}, new int[] {3, 4}),
                product(new int[] {3}, new int[] {3}),
                product(new int[] {3}, new int[] {3, 4}),
                product(new int[] {2, 3}, new int[] {3}),
                product(new int[] {2, 2, 3}, new int[] {3, 4}),
                product(new int[] {2, 2, 3}, new int[] {3}),
                product(new int[] {3}, new int[] {2, 3, 2}),
                product(new int[] {2, 1, 2, 3}, new int[] {3, 3, 2}),
                product(new int[] {2, 3}, new int[] {2, 3, 2}),
                product(new int[] {0, 3}, new int[] {3, 4}),
                product(new int[] {2, 0}, new int[] {0, 4}),
                product(new int[] {0, 2, 3}, new int[] {1, 3, 2}),
                together("outer", all -> all.get(0).outer(all.get(1)), new int[] {2}, new int[] {3})
                        .keepingIntegers(),
                linear(new int[] {2, 3}),
                linear(new int[] {3}),
                linear(new int[] {2, 1, 3}),
                linear(new int[] {0, 3}),
                together("linear without bias", all -> all.get(0).linear(all.get(1)), new int[] {2, 3}, new int[] {4, 3
                        })
                        .notOfIntegers());
    }

    private static OperationCase product(int[] a, int[] b) {
        return together(
                        "matmul %s %s".formatted(Shape.of(a), Shape.of(b)),
                        all -> all.get(0).matmul(all.get(1)),
                        a,
                        b)
                .keepingIntegers();
    }

    private static OperationCase linear(int[] input) {
        return together(
                        "linear " + Shape.of(input),
                        all -> all.get(0).linear(all.get(1), all.get(2)),
                        input,
                        new int[] {4, 3},
                        new int[] {4})
                .notOfIntegers();
    }

    private static List<OperationCase> attention() {
        Tensor mask =
                Tensor.of(true, false, true, true, false, false, false, true).reshape(2, 4);
        Tensor nothing =
                Tensor.of(true, true, false, true, false, false, false, false).reshape(2, 4);
        Tensor scores = Tensor.of(0.5f, -1, 2, 0.25f);
        int[] queries = {2, 3};
        int[] keys = {4, 3};
        return List.of(
                together(
                                "attentionWeights",
                                all -> all.get(0).attentionWeights(all.get(1), null, 0.7),
                                new int[] {2, 1, 2, 3},
                                new int[] {3, 4, 3})
                        .notOfIntegers(),
                together(
                                "attentionWeights with a mask",
                                all -> all.get(0).attentionWeights(all.get(1), mask, 0.7),
                                queries,
                                keys)
                        .notOfIntegers(),
                together(
                                "attentionWeights where a query sees nothing",
                                all -> all.get(0).attentionWeights(all.get(1), nothing, 0.7),
                                queries,
                                keys)
                        .notOfIntegers(),
                together(
                                "attentionWeights with scores",
                                all -> all.get(0)
                                        .attentionWeights(all.get(1), all.get(2).add(scores), 0.7),
                                queries,
                                keys,
                                new int[] {2, 4})
                        .notOfIntegers(),
                together(
                                "scaledDotProductAttention",
                                all -> all.get(0).scaledDotProductAttention(all.get(1), all.get(2), mask),
                                new int[] {2, 2, 3},
                                new int[] {2, 4, 3},
                                new int[] {2, 4, 2})
                        .notOfIntegers(),
                together("selfAttention", all -> all.get(0).selfAttention(2, true, null), new int[] {2, 3, 12})
                        .notOfIntegers(),
                together(
                                "selfAttention with the steps first and a mask",
                                all -> all.get(0).selfAttention(1, false, nothing.narrow(1, 0, 2)),
                                new int[] {2, 3, 6})
                        .notOfIntegers());
    }

    private static List<OperationCase> recurrences() {
        Tensor lengths = Tensor.of(3L, 1L);
        return List.of(
                recurrence("plain", RecurrentCell.TANH, false, null),
                recurrence("plain of padded sequences, backwards", RecurrentCell.TANH, true, lengths),
                recurrence("rectified", RecurrentCell.RELU, false, lengths),
                recurrence("LSTM", RecurrentCell.LSTM, false, null),
                recurrence("LSTM of padded sequences, backwards", RecurrentCell.LSTM, true, lengths),
                recurrence("GRU", RecurrentCell.GRU, true, null),
                recurrence("GRU of padded sequences", RecurrentCell.GRU, false, lengths),
                together(
                                "LSTM with a projection",
                                all -> all.get(0)
                                        .recurrent(
                                                RecurrentCell.LSTM,
                                                new RecurrentWeights(all.get(1), all.get(2), null, null, all.get(3)),
                                                List.of(all.get(4), all.get(5)),
                                                true,
                                                lengths)
                                        .output(),
                                new int[] {3, 2, 2},
                                new int[] {12, 2},
                                new int[] {12, 2},
                                new int[] {2, 3},
                                new int[] {2, 2},
                                new int[] {2, 3})
                        .notOfIntegers());
    }

    /** Of 2 sequences of 3 steps, with all that comes out of them joined. */
    private static OperationCase recurrence(
            String name, RecurrentCell cell, boolean reverse, @Nullable Tensor lengths) {
        int rows = 3 * cell.gates();
        int[][] shapes = {{3, 2, 2}, {rows, 2}, {rows, 3}, {rows}, {rows}, {2, 3}, {2, 3}};
        return together(
                        "recurrence: " + name,
                        all -> outputAndState(all.get(0)
                                .recurrent(
                                        cell,
                                        new RecurrentWeights(all.get(1), all.get(2), all.get(3), all.get(4), null),
                                        all.subList(5, 5 + cell.states()),
                                        reverse,
                                        lengths)),
                        Arrays.copyOf(shapes, 5 + cell.states()))
                .notOfIntegers();
    }

    private static Tensor outputAndState(SequenceOutput result) {
        return Tensor.cat(
                Stream.concat(Stream.of(result.output()), result.state().stream())
                        .map(Tensor::flatten)
                        .toList(),
                0);
    }

    private static List<OperationCase> convolutions() {
        int[] one = {1, 1};
        int[] none = {0, 0};
        return List.of(
                conv2d(one, none, one, 1, new int[] {2, 3, 5, 4}, new int[] {4, 3, 3, 2}),
                conv2d(one, none, one, 1, new int[] {3, 3, 3}, new int[] {1, 3, 3, 3}),
                conv2d(one, none, one, 1, new int[] {0, 2, 4, 4}, new int[] {3, 2, 2, 2}),
                conv2d(new int[] {2, 3}, new int[] {1, 2}, one, 1, new int[] {1, 2, 4, 5}, new int[] {2, 2, 3, 3}),
                conv2d(one, new int[] {2, 0}, new int[] {2, 1}, 1, new int[] {1, 2, 3, 4}, new int[] {2, 2, 3, 2}),
                conv2d(new int[] {1, 2}, one, one, 2, new int[] {2, 4, 3, 4}, new int[] {6, 2, 2, 3}),
                conv2d(one, one, one, 3, new int[] {1, 3, 3, 3}, new int[] {3, 1, 3, 3}),
                conv2d(
                        new int[] {Integer.MAX_VALUE, 1},
                        new int[] {1, 0},
                        new int[] {1, Integer.MAX_VALUE},
                        1,
                        new int[] {1, 1, 3, 2},
                        new int[] {1, 1, 2, 1}),
                together(
                                "conv2d without bias",
                                all -> all.get(0).conv2d(all.get(1), null),
                                new int[] {2, 2, 3, 4},
                                new int[] {3, 2, 2, 3})
                        .notOfIntegers(),
                together(
                                "conv1d",
                                all -> all.get(0).conv1d(all.get(1), all.get(2), 2, 1, 2, 2),
                                new int[] {2, 4, 6},
                                new int[] {2, 2, 3},
                                new int[] {2})
                        .notOfIntegers(),
                together(
                                "conv1d of one sequence",
                                all -> all.get(0).conv1d(all.get(1), null),
                                new int[] {2, 5},
                                new int[] {3, 2, 2})
                        .notOfIntegers());
    }

    private static List<OperationCase> transposedConvolutions() {
        int[] one = {1, 1};
        int[] none = {0, 0};
        int[] two = {2, 2};
        return List.of(
                convTranspose2d(one, none, none, one, 1, new int[] {2, 3, 4, 3}, new int[] {3, 2, 3, 2}),
                convTranspose2d(one, none, none, one, 1, new int[] {2, 3, 3}, new int[] {2, 1, 2, 2}),
                convTranspose2d(one, none, none, one, 1, new int[] {0, 2, 3, 3}, new int[] {2, 3, 2, 2}),
                convTranspose2d(two, one, one, one, 2, new int[] {2, 4, 3, 2}, new int[] {4, 3, 3, 3}),
                convTranspose2d(
                        new int[] {3, 1},
                        new int[] {0, 1},
                        new int[] {2, 0},
                        new int[] {1, 2},
                        1,
                        new int[] {1, 2, 2, 4},
                        new int[] {2, 2, 2, 3}),
                convTranspose2d(one, none, two, new int[] {3, 3}, 1, new int[] {1, 2, 3, 2}, new int[] {2, 2, 2, 2}),
                together(
                                "convTranspose1d",
                                all -> all.get(0).convTranspose1d(all.get(1), all.get(2), 3, 1, 2, 2, 2),
                                new int[] {2, 4, 3},
                                new int[] {4, 3, 2},
                                new int[] {6})
                        .notOfIntegers(),
                together(
                                "convTranspose1d of one sequence",
                                all -> all.get(0).convTranspose1d(all.get(1), null, 1, 0, 0, 1, 1),
                                new int[] {2, 3},
                                new int[] {2, 3, 2})
                        .notOfIntegers());
    }

    private static OperationCase convTranspose2d(
            int[] stride, int[] padding, int[] outputPadding, int[] dilation, int groups, int[] input, int[] weight) {
        return together(
                        "convTranspose2d %s by %s, dilation %s"
                                .formatted(Shape.of(input), Shape.of(weight), Shape.of(dilation)),
                        all -> all.get(0)
                                .convTranspose2d(
                                        all.get(1), all.get(2), stride, padding, outputPadding, dilation, groups),
                        input,
                        weight,
                        new int[] {weight[1] * groups})
                .notOfIntegers();
    }

    private static List<OperationCase> losses() {
        Tensor two = Tensor.of(2L, 0L);
        Tensor four = Tensor.of(new long[] {2, 0, 1, 1}, 2, 2);
        return List.of(
                shaped("crossEntropy", x -> x.crossEntropy(1, two), new int[] {2, 3}, new int[] {2, 4}),
                shaped("crossEntropy of one", x -> x.crossEntropy(0, Tensor.scalar(1, DType.INT64)), new int[] {3}),
                shaped("crossEntropy of none", x -> x.crossEntropy(1, Tensor.of(new long[0])), new int[] {0, 3}),
                shaped("crossEntropy along the first", x -> x.crossEntropy(0, two), new int[] {3, 2}),
                shaped("crossEntropy along the middle", x -> x.crossEntropy(1, four), new int[] {2, 3, 2}),
                shaped("crossEntropy along the last", x -> x.crossEntropy(-1, four), new int[] {2, 2, 3}),
                shaped("weighted crossEntropy", x -> x.crossEntropy(1, two, Tensor.of(0.5, 3)), new int[] {2, 3}),
                shaped("crossEntropy of some", x -> x.crossEntropy(1, two, Tensor.of(0.0, 3)), new int[] {2, 3}));
    }

    private static OperationCase conv2d(
            int[] stride, int[] padding, int[] dilation, int groups, int[] input, int[] weight) {
        return together(
                        "conv2d %s by %s".formatted(Shape.of(input), Shape.of(weight)),
                        all -> all.get(0).conv2d(all.get(1), all.get(2), stride, padding, dilation, groups),
                        input,
                        weight,
                        new int[] {weight[0]})
                .notOfIntegers();
    }

    private static List<OperationCase> poolings() {
        int[] one = {1, 1};
        int[] none = {0, 0};
        int[] images = {2, 3, 5, 6};
        int[] image = {2, 4, 5};
        int[] noImages = {0, 3, 4, 4};
        return List.of(
                pooling("maxPool2d", x -> x.maxPool2d(2), images, image, noImages),
                pooling("maxPool2d that overlaps", x -> x.maxPool2d(new int[] {3, 2}, one, one, one, false), images),
                pooling(
                        "maxPool2d with gaps, rounded up",
                        x -> x.maxPool2d(new int[] {2, 3}, new int[] {2, 3}, none, new int[] {2, 1}, true),
                        images,
                        image),
                pooling("maxPool1d", x -> x.maxPool1d(2), new int[] {2, 3, 5}, new int[] {3, 4}),
                pooling("maxPool1d with settings", x -> x.maxPool1d(3, 2, 1, 2, true), new int[] {2, 3, 6}),
                pooling("avgPool2d", x -> x.avgPool2d(2), images, image, noImages),
                pooling(
                        "avgPool2d over padding",
                        x -> x.avgPool2d(new int[] {3, 2}, new int[] {2, 1}, one, true, true),
                        images),
                pooling(
                        "avgPool2d without padding counted",
                        x -> x.avgPool2d(new int[] {3, 2}, new int[] {2, 1}, one, true, false),
                        images,
                        image),
                pooling("avgPool2d with a divisor", x -> x.avgPool2d(new int[] {2, 3}, one, none, false, -3), images),
                pooling("adaptiveAvgPool2d", x -> x.adaptiveAvgPool2d(3, 4), images, image),
                pooling("adaptiveAvgPool2d of equal parts", x -> x.adaptiveAvgPool2d(1, 2), noImages),
                pooling("adaptiveAvgPool2d to more than there is", x -> x.adaptiveAvgPool2d(7, -1), images),
                pooling("adaptiveAvgPool2d to the same", x -> x.adaptiveAvgPool2d(-1, -1), image),
                pooling("adaptiveAvgPool1d", x -> x.adaptiveAvgPool1d(2), new int[] {2, 3, 5}, new int[] {3, 4}),
                pooling("adaptiveMaxPool2d", x -> x.adaptiveMaxPool2d(3, 4), images, image),
                pooling("adaptiveMaxPool2d of equal parts", x -> x.adaptiveMaxPool2d(-1, 3), images, noImages),
                pooling("avgPool1d", x -> x.avgPool1d(2), new int[] {2, 3, 5}, new int[] {3, 4}),
                pooling("avgPool1d with settings", x -> x.avgPool1d(3, 2, 1, true, false), new int[] {2, 3, 6}));
    }

    private static List<OperationCase> images() {
        int[] image = {2, 4, 2, 3};
        int[] sequence = {2, 1, 4};
        return List.of(
                shaped("pixelShuffle", x -> x.pixelShuffle(2), image, new int[] {4, 1, 2}, new int[] {0, 4, 1, 1})
                        .keepingIntegers(),
                shaped("pixelUnshuffle", x -> x.pixelUnshuffle(2), new int[] {2, 1, 4, 2}, new int[] {1, 2, 2})
                        .keepingIntegers(),
                pooling("upsampleNearest", x -> x.upsampleNearest(5, 2), image, new int[] {0, 1, 2, 2}),
                pooling("upsampleNearest of a sequence", x -> x.upsampleNearest(6), sequence),
                pooling("upsampleNearest to the same", x -> x.upsampleNearest(4), sequence),
                pooling("upsampleLinear", x -> x.upsampleLinear(false, 5, 2), image, new int[] {0, 1, 2, 2}),
                pooling("upsampleLinear by corners", x -> x.upsampleLinear(true, 1, 7), image),
                pooling("upsampleLinear of a sequence", x -> x.upsampleLinear(false, 7), sequence),
                pooling("upsampleLinear to the same", x -> x.upsampleLinear(true, 4), sequence));
    }

    private static OperationCase pooling(String name, UnaryOperator<Tensor> function, int[]... shapes) {
        return shaped(name, function, shapes).notOfIntegers();
    }

    private static List<OperationCase> normalizations() {
        Tensor mean = Tensor.of(0.5, -0.25, 1).to(DType.FLOAT32);
        Tensor variance = Tensor.of(2.0, 0.5, 1).to(DType.FLOAT32);
        return List.of(
                batchNorm(null, null, new int[] {5, 3}),
                batchNorm(null, null, new int[] {3, 3, 4}),
                batchNorm(null, null, new int[] {2, 3, 3, 2}),
                batchNorm(mean, variance, new int[] {5, 3}),
                batchNorm(mean, variance, new int[] {2, 3, 2, 3}),
                batchNorm(mean, variance, new int[] {0, 3, 2}),
                shaped("batchNorm alone", x -> x.batchNorm(null, null, null, null, true, 0.1, 1e-3), new int[] {4, 2, 3
                        })
                        .notOfIntegers(),
                shaped(
                                "batchNorm of the running statistics alone",
                                x -> x.batchNorm(mean, variance, null, null, false, 0.1, 1e-3),
                                new int[] {4, 3})
                        .notOfIntegers(),
                normalization("layerNorm", x -> x.layerNorm(new int[] {4}, null, null, 1e-5), new int[] {2, 3, 4}),
                normalization("layerNorm of all", x -> x.layerNorm(new int[] {3, 4}, null, null, 0), new int[] {3, 4}),
                rowNorm("layerNorm as learned", 1e-5, new int[] {2, 2, 3, 2}, new int[] {3, 2}),
                rowNorm("layerNorm of nothing", 1e-5, new int[] {0, 3}, new int[] {3}),
                normalization("rmsNorm", x -> x.rmsNorm(new int[] {3}, null, 0.1), new int[] {2, 3}, new int[] {3}),
                together(
                                "rmsNorm as learned",
                                all -> all.get(0).rmsNorm(new int[] {2, 3}, all.get(1), 1e-3),
                                new int[] {2, 2, 3},
                                new int[] {2, 3})
                        .notOfIntegers(),
                normalization(
                        "groupNorm", x -> x.groupNorm(2, null, null, 1e-5), new int[] {2, 4}, new int[] {2, 4, 3}),
                channelNorm("groupNorm as learned", all -> all.get(0).groupNorm(3, all.get(1), all.get(2), 1e-5)),
                normalization(
                        "instanceNorm", x -> x.instanceNorm(null, null, 1e-2), new int[] {2, 3, 4}, new int[] {0, 3, 4
                        }),
                channelNorm("instanceNorm as learned", all -> all.get(0).instanceNorm(all.get(1), all.get(2), 1e-5)));
    }

    private static OperationCase normalization(String name, UnaryOperator<Tensor> function, int[]... shapes) {
        return shaped(name, function, shapes).notOfIntegers();
    }

    private static OperationCase rowNorm(String name, double eps, int[] input, int[] row) {
        return together(name, all -> all.get(0).layerNorm(row, all.get(1), all.get(2), eps), input, row, row)
                .notOfIntegers();
    }

    private static OperationCase channelNorm(String name, java.util.function.Function<List<Tensor>, Tensor> function) {
        return together(name, function, new int[] {2, 6, 2, 2}, new int[] {6}, new int[] {6})
                .notOfIntegers();
    }

    private static OperationCase batchNorm(@Nullable Tensor mean, @Nullable Tensor variance, int[] shape) {
        return together(
                        "batchNorm of %s in %s".formatted(Shape.of(shape), mean == null ? "training" : "use"),
                        all -> all.get(0).batchNorm(mean, variance, all.get(1), all.get(2), mean == null, 0.1, 1e-5),
                        shape,
                        new int[] {3},
                        new int[] {3})
                .notOfIntegers();
    }
}
