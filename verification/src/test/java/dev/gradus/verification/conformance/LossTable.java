package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import dev.gradus.losses.BCELoss;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.CosineEmbeddingLoss;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.GaussianNLLLoss;
import dev.gradus.losses.HingeEmbeddingLoss;
import dev.gradus.losses.HuberLoss;
import dev.gradus.losses.KLDivLoss;
import dev.gradus.losses.L1Loss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.MarginRankingLoss;
import dev.gradus.losses.MultiLabelMarginLoss;
import dev.gradus.losses.MultiLabelSoftMarginLoss;
import dev.gradus.losses.MultiMarginLoss;
import dev.gradus.losses.NLLLoss;
import dev.gradus.losses.PoissonNLLLoss;
import dev.gradus.losses.Reduction;
import dev.gradus.losses.SmoothL1Loss;
import dev.gradus.losses.SoftMarginLoss;
import dev.gradus.losses.TernaryLoss;
import dev.gradus.losses.TripletMarginLoss;
import java.util.List;
import java.util.function.Function;

/** How PyTorch's losses are written with Gradus: a row each. */
final class LossTable {
    private static final String OF_ALL = ", size_average=None, reduce=None, reduction='mean'";

    private final Registry<Function<Arguments, CallableLoss>> registry = new Registry<>();

    private LossTable() {
        loss("nn.MSELoss", "", args -> new MSELoss());
        loss("nn.L1Loss", "", args -> new L1Loss());
        loss("nn.BCELoss", "weight=None", args -> {
            BCELoss loss = new BCELoss();
            args.ifTensor("weight", loss::weight);
            return loss;
        });
        loss("nn.BCEWithLogitsLoss", "weight=None, pos_weight=None", args -> {
            BCEWithLogitsLoss loss = new BCEWithLogitsLoss();
            args.ifTensor("weight", loss::weight);
            args.ifTensor("pos_weight", loss::posWeight);
            return loss;
        });
        loss("nn.CrossEntropyLoss", "weight=None, ignore_index=-100, label_smoothing=0.0", args -> {
            CrossEntropyLoss loss = new CrossEntropyLoss()
                    .ignoreIndex(args.integer("ignore_index"))
                    .labelSmoothing(args.number("label_smoothing"));
            args.ifTensor("weight", loss::weight);
            return loss;
        });
        loss("nn.NLLLoss", "weight=None, ignore_index=-100", args -> {
            NLLLoss loss = new NLLLoss().ignoreIndex(args.integer("ignore_index"));
            args.ifTensor("weight", loss::weight);
            return loss;
        });
        robust();
        likelihoods();
        margins();
    }

    private void robust() {
        loss("nn.HuberLoss", "delta=1.0", args -> new HuberLoss().delta(args.number("delta")));
        loss("nn.SmoothL1Loss", "beta=1.0", args -> new SmoothL1Loss().beta(args.number("beta")));
    }

    private void likelihoods() {
        loss("nn.KLDivLoss", "log_target=False", args -> new KLDivLoss().logTarget(args.flag("log_target")));
        loss("nn.PoissonNLLLoss", "log_input=True, full=False, eps=1e-08", args -> new PoissonNLLLoss()
                .logInput(args.flag("log_input"))
                .full(args.flag("full"))
                .eps(args.number("eps")));
        // This one alone lacks the old arguments for its reduction.
        registry.add("nn.GaussianNLLLoss", "full=False, eps=1e-06, reduction='mean'", args -> {
            GaussianNLLLoss loss = new GaussianNLLLoss()
                    .full(args.flag("full"))
                    .eps(args.number("eps"))
                    .reduction(namedReduction(args));
            return tensors -> ofThree(loss, tensors);
        });
    }

    private void margins() {
        loss("nn.SoftMarginLoss", "", args -> new SoftMarginLoss());
        loss("nn.HingeEmbeddingLoss", "margin=1.0", args -> new HingeEmbeddingLoss().margin(args.number("margin")));
        loss("nn.MultiMarginLoss", "p=1, margin=1.0, weight=None", args -> {
            MultiMarginLoss loss = new MultiMarginLoss().p(args.integer("p")).margin(args.number("margin"));
            args.ifTensor("weight", loss::weight);
            return loss;
        });
        loss("nn.MultiLabelMarginLoss", "", args -> new MultiLabelMarginLoss());
        loss("nn.MultiLabelSoftMarginLoss", "weight=None", args -> {
            MultiLabelSoftMarginLoss loss = new MultiLabelSoftMarginLoss();
            args.ifTensor("weight", loss::weight);
            return loss;
        });
        ternary("nn.MarginRankingLoss", "margin=0.0", args -> new MarginRankingLoss().margin(args.number("margin")));
        ternary("nn.CosineEmbeddingLoss", "margin=0.0", args -> new CosineEmbeddingLoss()
                .margin(args.number("margin")));
        ternary("nn.TripletMarginLoss", "margin=1.0, p=2.0, eps=1e-06, swap=False", args -> new TripletMarginLoss()
                .margin(args.number("margin"))
                .p(args.number("p"))
                .eps(args.number("eps"))
                .swap(args.flag("swap")));
    }

    static Registry<Function<Arguments, CallableLoss>> create() {
        return new LossTable().registry;
    }

    /** A loss of a prediction and a target, with the settings that all of PyTorch's have besides its own. */
    private void loss(String torch, String signature, Function<Arguments, Loss> make) {
        registry.add(torch, signature + (signature.isEmpty() ? OF_ALL.substring(2) : OF_ALL), args -> {
            Loss loss = make.apply(args).reduction(reduction(args));
            return tensors -> loss.apply(counted(2, tensors).get(0), tensors.get(1));
        });
    }

    /** The same for a loss of three tensors. */
    private void ternary(String torch, String signature, Function<Arguments, TernaryLoss<?>> make) {
        registry.add(torch, signature + OF_ALL, args -> {
            TernaryLoss<?> loss = make.apply(args).reduction(reduction(args));
            return tensors -> ofThree(loss, tensors);
        });
    }

    private static Tensor ofThree(TernaryLoss<?> loss, List<Tensor> tensors) {
        List<Tensor> three = counted(3, tensors);
        return loss.apply(three.get(0), three.get(1), three.get(2));
    }

    private static List<Tensor> counted(int count, List<Tensor> arguments) {
        if (arguments.size() != count) {
            throw new UnsupportedCaseException("a loss of %d tensors is not offered".formatted(arguments.size()));
        }
        return arguments;
    }

    private static Reduction reduction(Arguments args) {
        if (!args.isNone("size_average") || !args.isNone("reduce")) {
            boolean reduced = args.isNone("reduce") || args.flag("reduce");
            boolean averaged = args.isNone("size_average") || args.flag("size_average");
            return reduced ? averaged ? Reduction.MEAN : Reduction.SUM : Reduction.NONE;
        }
        return namedReduction(args);
    }

    private static Reduction namedReduction(Arguments args) {
        return switch (args.text("reduction")) {
            case "none" -> Reduction.NONE;
            case "mean" -> Reduction.MEAN;
            case "sum" -> Reduction.SUM;
            case "batchmean" -> Reduction.BATCH_MEAN;
            default ->
                throw new UnsupportedCaseException("reduction '%s' is not offered".formatted(args.text("reduction")));
        };
    }
}
