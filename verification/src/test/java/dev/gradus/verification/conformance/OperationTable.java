package dev.gradus.verification.conformance;

import dev.gradus.core.DType;
import dev.gradus.core.MaxPooled;
import dev.gradus.core.Sorted;
import dev.gradus.core.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How PyTorch's functions are written with Gradus: a row each. */
final class OperationTable {
    private final OperationRows rows = new OperationRows();

    private OperationTable() {
        arithmetic();
        functions();
        comparisons();
        reductions();
        norms();
        linearAlgebra();
        shapes();
        arrangements();
        scans();
        sorting();
        indexing();
        picking();
        windows();
        normalization();
        new FunctionalRows(rows).add();
    }

    static Registry<Function<Arguments, List<Tensor>>> create() {
        return new OperationTable().rows.registry();
    }

    private void arithmetic() {
        rows.binaryScaled("torch.add", Tensor::add, Tensor::add);
        rows.binaryScaled("torch.sub", Tensor::sub, Tensor::sub);
        rows.binary("torch.mul", "other", Tensor::mul, Tensor::mul);
        rows.op("torch.div", "input, other, rounding_mode=None", OperationTable::quotient);
        rows.binary("torch.pow", "exponent", Tensor::pow, Tensor::pow);
        rows.binary("torch.maximum", "other", Tensor::maximum, Tensor::maximum);
        rows.binary("torch.minimum", "other", Tensor::minimum, Tensor::minimum);
        rows.unary("torch.neg", Tensor::neg);
        rows.unary("torch.abs", Tensor::abs);
        rows.unary("torch.sign", Tensor::sign);
        rows.unary("torch.square", Tensor::square);
        rows.unary("torch.clone", Tensor::copy);
        rows.op("torch.clamp", "input, min=None, max=None", OperationTable::clamped);
        rows.unary("torch.floor", Tensor::floor);
        rows.unary("torch.ceil", Tensor::ceil);
        rows.unary("torch.trunc", Tensor::trunc);
        rows.unary("torch.round", Tensor::round);
    }

    private static Tensor quotient(Arguments args) {
        boolean areIntegers = args.isInteger("input") && args.isInteger("other");
        Tensor x = args.realOperand("input", "other");
        Tensor quotient = args.isNumber("other") ? x.div(args.number("other")) : x.div(args.real("other"));
        if (args.isNone("rounding_mode")) {
            return quotient;
        }
        Tensor rounded = args.isText("rounding_mode", "floor") ? quotient.floor() : quotient.trunc();
        return areIntegers ? rounded.to(DType.INT64) : rounded;
    }

    private static Tensor clamped(Arguments args) {
        if (args.isTensor("min") || args.isTensor("max")) {
            return args.tensor("input").clamp(args.tensorOrNull("min"), args.tensorOrNull("max"));
        }
        boolean staysInteger = args.isInteger("min") && args.isInteger("max");
        return (staysInteger ? args.tensor("input") : args.real("input"))
                .clamp(args.numberOr(Double.NEGATIVE_INFINITY, "min"), args.numberOr(Double.POSITIVE_INFINITY, "max"));
    }

    private void functions() {
        rows.real("torch.exp", Tensor::exp);
        rows.real("torch.expm1", Tensor::expm1);
        rows.real("torch.log", Tensor::log);
        rows.real("torch.log1p", Tensor::log1p);
        rows.real("torch.log2", Tensor::log2);
        rows.real("torch.sqrt", Tensor::sqrt);
        rows.real("torch.rsqrt", Tensor::rsqrt);
        rows.real("torch.reciprocal", Tensor::reciprocal);
        rows.real("torch.sin", Tensor::sin);
        rows.real("torch.cos", Tensor::cos);
        rows.real("torch.atan", Tensor::atan);
        rows.real("torch.sinh", Tensor::sinh);
        rows.real("torch.cosh", Tensor::cosh);
        rows.real("torch.tanh", Tensor::tanh);
        rows.real("torch.erf", Tensor::erf);
        rows.real("torch.sigmoid", Tensor::sigmoid);
        rows.unary("torch.relu", Tensor::relu);
        rows.op("F.relu", "input, inplace=any", args -> args.tensor("input").relu());
        rows.op("torch.softmax", "input, dim, dtype=None", args -> args.typed("input")
                .softmax(args.integer("dim")));
        rows.op("torch.log_softmax", "input, dim, dtype=None", args -> args.typed("input")
                .logSoftmax(args.integer("dim")));
        rows.op("F.softmax", "input, dim=None, _stacklevel=any, dtype=None", args -> args.typed("input")
                .softmax(args.softmaxDim("dim", args.tensor("input"))));
        rows.op("F.log_softmax", "input, dim=None, _stacklevel=any, dtype=None", args -> args.typed("input")
                .logSoftmax(args.softmaxDim("dim", args.tensor("input"))));
    }

    private void comparisons() {
        rows.binary("torch.eq", "other", Tensor::eq, Tensor::eq);
        rows.binary("torch.ne", "other", Tensor::ne, Tensor::ne);
        rows.binary("torch.lt", "other", Tensor::lt, Tensor::lt);
        rows.binary("torch.le", "other", Tensor::le, Tensor::le);
        rows.binary("torch.gt", "other", Tensor::gt, Tensor::gt);
        rows.binary("torch.ge", "other", Tensor::ge, Tensor::ge);
        rows.pair("torch.logical_and", "input", "other", Tensor::logicalAnd);
        rows.pair("torch.logical_or", "input", "other", Tensor::logicalOr);
        rows.unary("torch.logical_not", Tensor::logicalNot);
        rows.several(
                "torch.where",
                "condition, input=None, other=None",
                args -> args.isNone("input")
                        ? args.tensor("condition").nonzero().split(1, 1).stream()
                                .map(places -> places.squeeze(1))
                                .toList()
                        : List.of(args.tensor("condition")
                                .where(args.operand("input", "other"), args.operand("other", "input"))));
    }

    private void reductions() {
        rows.reduction("torch.sum", Tensor::sum, Tensor::sum);
        rows.reduction("torch.mean", Tensor::mean, Tensor::mean);
        rows.reduction("torch.amax", Tensor::max, Tensor::max);
        rows.reduction("torch.amin", Tensor::min, Tensor::min);
        rows.reductionOfReal("torch.logsumexp", Tensor::logSumExp, Tensor::logSumExp);
        rows.extreme("torch.max", Tensor::max, Tensor::maximum, Tensor::argmax);
        rows.extreme("torch.min", Tensor::min, Tensor::minimum, Tensor::argmin);
        rows.position("torch.argmax", Tensor::argmax, Tensor::argmax);
        rows.position("torch.argmin", Tensor::argmin, Tensor::argmin);
        rows.spread("torch.var", Tensor::var);
        rows.spread("torch.std", Tensor::std);
    }

    private void linearAlgebra() {
        rows.pair("torch.matmul", "input", "other", Tensor::matmul);
        rows.pair("torch.mm", "input", "mat2", Tensor::matmul);
        rows.pair("torch.bmm", "input", "mat2", Tensor::matmul);
        rows.pair("torch.mv", "input", "vec", Tensor::matmul);
        rows.pair("torch.dot", "input", "other", Tensor::matmul);
        rows.pair("torch.outer", "input", "vec2", Tensor::outer);
        rows.op("torch.addmm", "input, mat1, mat2, beta=1, alpha=1", args -> scaled(args.tensor("input"), args, "beta")
                .add(scaled(args.tensor("mat1").matmul(args.tensor("mat2")), args, "alpha")));
        rows.op("torch.baddbmm", "input, batch1, batch2, beta=1, alpha=1", args -> scaled(
                        args.tensor("input"), args, "beta")
                .add(scaled(args.tensor("batch1").matmul(args.tensor("batch2")), args, "alpha")));
        rows.op("torch.addmv", "input, mat, vec, beta=1, alpha=1", args -> scaled(args.tensor("input"), args, "beta")
                .add(scaled(args.tensor("mat").matmul(args.tensor("vec")), args, "alpha")));
        rows.op(
                "torch.einsum",
                "equation, *operands",
                args -> Tensor.einsum(
                        args.text("equation"), args.tensors("operands").toArray(Tensor[]::new)));
        rows.op(
                "F.linear",
                "input, weight, bias=None",
                args -> args.isNone("bias")
                        ? args.tensor("input").linear(args.tensor("weight"))
                        : args.tensor("input").linear(args.tensor("weight"), args.tensor("bias")));
    }

    private void shapes() {
        rows.op("torch.reshape", "input, shape", args -> args.tensor("input").reshape(args.integers("shape")));
        rows.op("torch.permute", "input, dims", args -> args.tensor("input").permute(args.integers("dims")));
        rows.op("torch.transpose", "input, dim0, dim1", args -> args.tensor("input")
                .transpose(args.integer("dim0"), args.integer("dim1")));
        rows.unary("torch.t", Tensor::t);
        rows.op("torch.flatten", "input, start_dim=0, end_dim=-1", args -> args.tensor("input")
                .flatten(args.integer("start_dim"), args.integer("end_dim")));
        rows.op("torch.unsqueeze", "input, dim", args -> args.tensor("input").unsqueeze(args.integer("dim")));
        rows.op(
                "torch.squeeze",
                "input, dim=None",
                args -> args.isNone("dim")
                        ? args.tensor("input").squeeze()
                        : squeezed(args.tensor("input"), args.dims("dim", args.tensor("input"))));
        rows.op("torch.broadcast_to", "input, size", args -> args.tensor("input")
                .broadcastTo(expanded(args.tensor("input"), args.integers("size"))));
        rows.op("torch.cat", "tensors, dim=0", args -> Tensor.cat(args.tensors("tensors"), args.integer("dim")));
        rows.op("torch.stack", "tensors, dim=0", args -> Tensor.stack(args.tensors("tensors"), args.integer("dim")));
        rows.several(
                "torch.split",
                "tensor, split_size_or_sections, dim=0",
                args -> args.isList("split_size_or_sections")
                        ? args.tensor("tensor").split(args.integers("split_size_or_sections"), args.integer("dim"))
                        : args.tensor("tensor").split(args.integer("split_size_or_sections"), args.integer("dim")));
        rows.several("torch.chunk", "input, chunks, dim=0", args -> args.tensor("input")
                .chunk(args.integer("chunks"), args.integer("dim")));
        rows.op("torch.narrow", "input, dim, start, length", args -> args.tensor("input")
                .narrow(args.integer("dim"), args.integer("start"), args.integer("length")));
        rows.op("torch.select", "input, dim, index", args -> args.tensor("input")
                .select(args.integer("dim"), args.integer("index")));
    }

    private void arrangements() {
        rows.op("torch.flip", "input, dims", args -> args.tensor("input").flip(args.integers("dims")));
        rows.op(
                "torch.roll",
                "input, shifts, dims=None",
                args -> args.isNone("dims") || args.integers("dims").length == 0
                        ? args.tensor("input").roll(args.integers("shifts")[0])
                        : args.tensor("input").roll(args.integers("shifts"), args.integers("dims")));
        rows.op("torch.tril", "input, diagonal=0", args -> args.tensor("input").tril(args.integer("diagonal")));
        rows.op("torch.triu", "input, diagonal=0", args -> args.tensor("input").triu(args.integer("diagonal")));
        rows.op("torch.diag", "input, diagonal=0", args -> args.tensor("input").diag(args.integer("diagonal")));
        rows.op("torch.diagonal", "input, offset=0, dim1=0, dim2=1", args -> args.tensor("input")
                .diagonal(args.integer("offset"), args.integer("dim1"), args.integer("dim2")));
        rows.op("F.pad", "input, pad, mode='constant', value=None", OperationTable::padded);
        rows.op("F.one_hot", "tensor, num_classes=-1", args -> {
            int classes = args.integer("num_classes");
            return classes == -1
                    ? args.tensor("tensor").oneHot()
                    : args.tensor("tensor").oneHot(classes);
        });
    }

    private static Tensor padded(Arguments args) {
        Tensor x = args.tensor("input");
        int[] paddings = args.integers("pad");
        return args.text("mode").equals("constant")
                ? x.pad(paddings, args.numberOr(0, "value"))
                : x.pad(paddings, args.paddingMode("mode"));
    }

    private void scans() {
        rows.op("torch.cumsum", "input, dim, dtype=None", args -> args.typed("input")
                .cumsum(args.integer("dim")));
        rows.op("torch.cumprod", "input, dim, dtype=None", args -> args.typed("input")
                .cumprod(args.integer("dim")));
    }

    private void sorting() {
        rows.several("torch.sort", "input, dim=-1, descending=False, stable=any", args -> {
            return both(args.tensor("input").sort(args.integer("dim"), args.flag("descending")));
        });
        rows.op("torch.argsort", "input, dim=-1, descending=False, stable=any", args -> {
            return args.tensor("input").argsort(args.integer("dim"), args.flag("descending"));
        });
        rows.several(
                "torch.topk",
                "input, k, dim=-1, largest=True, sorted=True",
                args -> both(args.tensor("input").topk(args.integer("k"), args.integer("dim"), args.flag("largest"))));
    }

    private static List<Tensor> both(Sorted sorted) {
        return List.of(sorted.values(), sorted.indices());
    }

    private void norms() {
        rows.reduction("torch.prod", Tensor::prod, Tensor::prod);
        rows.op(
                "torch.linalg.vector_norm",
                "x, ord=2, dim=None, keepdim=False, dtype=None",
                args -> norm(args.typed("x"), args, "ord"));
        rows.op(
                "torch.norm",
                "input, p=2, dim=None, keepdim=False, dtype=None",
                args -> norm(args.typed("input"), args, "p"));
    }

    private static Tensor norm(Tensor x, Arguments args, String order) {
        double p = args.isNone(order) || args.isText(order, "fro") ? 2 : args.number(order);
        return x.vectorNorm(p, args.dims("dim", x), args.flag("keepdim"));
    }

    private void picking() {
        rows.op("torch.masked_select", "input, mask", args -> args.tensor("input")
                .maskedSelect(args.tensor("mask")));
        rows.op("torch.masked_scatter", "input, mask, source", args -> args.tensor("input")
                .maskedScatter(args.tensor("mask"), args.tensor("source")));
        rows.op("torch.nonzero", "input", args -> args.tensor("input").nonzero());
        rows.op("torch.index_put", "input, indices, values, accumulate=False", args -> args.tensor("input")
                .indexPut(
                        args.tensors("indices").toArray(Tensor[]::new),
                        args.tensor("values"),
                        args.flag("accumulate")));
        rows.several("torch.meshgrid", "*tensors, indexing='ij'", args -> {
            List<Tensor> grids = Tensor.meshgrid(args.tensors("tensors").toArray(Tensor[]::new));
            boolean swapped = args.text("indexing").equals("xy") && grids.size() > 1;
            return swapped ? grids.stream().map(grid -> grid.transpose(0, 1)).toList() : grids;
        });
    }

    private void indexing() {
        rows.op("torch.index_select", "input, dim, index", args -> args.tensor("input")
                .indexSelect(args.integer("dim"), args.tensor("index")));
        rows.op("torch.gather", "input, dim, index, sparse_grad=any", args -> args.tensor("input")
                .gather(args.integer("dim"), args.tensor("index")));
        rows.op(
                "torch.masked_fill",
                "input, mask, value",
                args -> args.isTensor("value")
                        ? args.tensor("mask").where(args.tensor("value"), args.tensor("input"))
                        : args.tensor("input").maskedFill(args.tensor("mask"), args.number("value")));
    }

    private void windows() {
        String convolution = "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1";
        rows.op("F.conv1d", convolution, args -> args.tensor("input")
                .conv1d(
                        args.tensor("weight"),
                        args.tensorOrNull("bias"),
                        args.integers("stride")[0],
                        args.padding("padding")[0],
                        args.integers("dilation")[0],
                        args.integer("groups")));
        rows.op("F.conv2d", convolution, args -> args.tensor("input")
                .conv2d(
                        args.tensor("weight"),
                        args.tensorOrNull("bias"),
                        args.pair("stride"),
                        args.pair("padding"),
                        args.pair("dilation"),
                        args.integer("groups")));
        String max = "input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False";
        rows.several(
                "F.max_pool1d",
                max,
                args -> pooled(
                        args,
                        args.tensor("input")
                                .maxPool1dWithIndices(
                                        args.integers("kernel_size")[0],
                                        args.integers(args.strideName())[0],
                                        args.integers("padding")[0],
                                        args.integers("dilation")[0],
                                        args.flag("ceil_mode"))));
        rows.several(
                "F.max_pool2d",
                max,
                args -> pooled(
                        args,
                        args.tensor("input")
                                .maxPool2dWithIndices(
                                        args.pair("kernel_size"),
                                        args.pair(args.strideName()),
                                        args.pair("padding"),
                                        args.pair("dilation"),
                                        args.flag("ceil_mode"))));
        String average = "input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True";
        rows.op("F.avg_pool1d", average, args -> args.tensor("input")
                .avgPool1d(
                        args.integers("kernel_size")[0],
                        args.integers(args.strideName())[0],
                        args.integers("padding")[0],
                        args.flag("ceil_mode"),
                        args.flag("count_include_pad")));
        rows.op("F.avg_pool2d", average + ", divisor_override=None", args -> averagePool(args.tensor("input"), args));
    }

    private static List<Tensor> pooled(Arguments args, MaxPooled result) {
        return args.flag("return_indices") ? List.of(result.values(), result.indices()) : List.of(result.values());
    }

    private void normalization() {
        rows.op(
                "F.batch_norm",
                "input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05",
                args -> args.tensor("input")
                        .batchNorm(
                                args.tensorOrNull("running_mean"),
                                args.tensorOrNull("running_var"),
                                args.tensorOrNull("weight"),
                                args.tensorOrNull("bias"),
                                args.flag("training"),
                                args.number("momentum"),
                                args.number("eps")));
    }

    private static Tensor averagePool(Tensor x, Arguments args) {
        int[] kernel = args.pair("kernel_size");
        int[] stride = args.pair(args.strideName());
        int[] padding = args.pair("padding");
        boolean ceilMode = args.flag("ceil_mode");
        boolean countPadding = args.flag("count_include_pad");
        return args.isNone("divisor_override")
                ? x.avgPool2d(kernel, stride, padding, ceilMode, countPadding)
                : x.avgPool2d(kernel, stride, padding, ceilMode, args.integer("divisor_override"));
    }

    private static Tensor scaled(Tensor x, Arguments args, String factor) {
        double number = args.number(factor);
        // What is multiplied by 0 is not looked at, even if it is not finite.
        return number == 1
                ? x
                : number == 0 ? x.maskedFill(Tensor.of(new boolean[] {true}, new int[0]), 0) : x.mul(number);
    }

    private static Tensor squeezed(Tensor x, int[] dims) {
        int[] fromLast = IntStream.of(dims)
                .map(dim -> dim < 0 ? dim + x.rank() : dim)
                .map(dim -> -dim)
                .sorted()
                .toArray();
        Tensor result = x;
        for (int negated : fromLast) {
            result = result.squeeze(-negated);
        }
        return result;
    }

    /** In PyTorch, -1 leaves a size as it is. */
    private static int[] expanded(Tensor x, int[] sizes) {
        int more = sizes.length - x.rank();
        return IntStream.range(0, sizes.length)
                .map(i -> sizes[i] == -1 ? x.size(i - more) : sizes[i])
                .toArray();
    }
}
