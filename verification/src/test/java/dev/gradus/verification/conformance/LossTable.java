package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import dev.gradus.losses.BCELoss;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.L1Loss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.NLLLoss;
import dev.gradus.losses.Reduction;
import java.util.List;
import java.util.function.Function;

/** How PyTorch's losses are written with Gradus: a row each. */
final class LossTable {
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
    }

    static Registry<Function<Arguments, CallableLoss>> create() {
        return new LossTable().registry;
    }

    /** A loss of a prediction and a target, with the settings that all of PyTorch's have besides its own. */
    private void loss(String torch, String signature, Function<Arguments, Loss> make) {
        String separator = signature.isEmpty() ? "" : ", ";
        registry.add(torch, signature + separator + "size_average=None, reduce=None, reduction='mean'", args -> {
            Loss loss = make.apply(args).reduction(reduction(args));
            return tensors -> loss.apply(ofTwo(tensors).get(0), tensors.get(1));
        });
    }

    private static List<Tensor> ofTwo(List<Tensor> arguments) {
        if (arguments.size() != 2) {
            throw new UnsupportedCaseException("a loss of %d tensors is not offered".formatted(arguments.size()));
        }
        return arguments;
    }

    private static Reduction reduction(Arguments args) {
        return switch (args.text("reduction")) {
            case "none" -> Reduction.NONE;
            case "mean" -> Reduction.MEAN;
            case "sum" -> Reduction.SUM;
            default ->
                throw new UnsupportedCaseException("reduction '%s' is not offered".formatted(args.text("reduction")));
        };
    }
}
