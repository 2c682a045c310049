package dev.gradus.training;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.losses.Loss;
import dev.gradus.training.data.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out where a number that is not finite came up first. Runs only after the fact, so it may take its time. */
final class NonFiniteSearch {
    private final Layer model;
    private final Loss loss;
    private final int epoch;
    private final int batch;

    NonFiniteSearch(Layer model, Loss loss, int epoch, int batch) {
        this.model = model;
        this.loss = loss;
        this.epoch = epoch;
        this.batch = batch;
    }

    /**
     * The error for a batch whose loss is not finite.
     *
     * @param prediction what the model gave
     * @param value the loss
     */
    NonFiniteException inForward(Batch data, Tensor prediction, double value) {
        Finding finding = firstInData("inputs", data.inputs())
                .or(() -> firstInData("targets", data.targets()))
                .or(() -> firstModule(data.inputs()))
                .or(() -> firstOfChance(prediction))
                .orElseGet(() -> inLoss(prediction));
        Optional<TracedBatch.Origin> origin =
                finding.isOfData() ? Optional.empty() : TracedBatch.forward(model, loss, data);
        return error(
                finding.place(),
                "the loss is %s; %s%s".formatted(value, finding.problem(), described("", origin)),
                origin);
    }

    private static String described(String what, Optional<TracedBatch.Origin> origin) {
        return origin.map(found -> "; the first was made by %s%s in %s, of inputs from %s"
                        .formatted(what, found.operation(), found.module(), found.inputs()))
                .orElse("");
    }

    private static Optional<Finding> firstInData(String name, Tensor data) {
        return firstIn(data)
                .map(found -> new Finding(
                        name,
                        "the %s are not finite themselves, %s; clean the data before training".formatted(name, found),
                        true));
    }

    private Optional<Finding> firstOfChance(Tensor prediction) {
        return firstIn(prediction)
                .map(found -> new Finding(
                        "model (%s)".formatted(model.typeName()),
                        "the output of the model is not finite, %s, but when run again it was: look for a layer that draws random numbers"
                                .formatted(found)));
    }

    private Finding inLoss(Tensor prediction) {
        double largest = Arrays.stream(prediction.detach().toDoubleArray())
                .map(Math::abs)
                .max()
                .orElse(Double.NaN);
        return new Finding(
                loss.typeName(),
                String.format(
                        Locale.ROOT,
                        "the output of every module is finite, up to %.4g at the end, but %s makes that of it; lower the learning rate, or check the scale of predictions and targets",
                        largest,
                        loss.typeName()));
    }

    /** The error for gradients whose norm is not finite; empty if they are finite and only too long to be measured. */
    Optional<NonFiniteException> inGradients(Batch data) {
        for (Map.Entry<String, Parameter> entry : model.namedParameters().entrySet()) {
            Parameter parameter = entry.getValue();
            Optional<String> found = parameter.hasGrad() ? firstIn(parameter.borrowGrad()) : Optional.empty();
            if (found.isPresent()) {
                Optional<TracedBatch.Origin> origin = TracedBatch.backward(model, loss, data);
                return Optional.of(error(
                        entry.getKey(),
                        "the loss is finite, but the gradient of %s is not: %s; lower the learning rate, or look for a square root or logarithm of 0%s"
                                .formatted(entry.getKey(), found.get(), described("the gradient of ", origin)),
                        origin));
            }
        }
        return Optional.empty();
    }

    /** Runs the batch again and looks at every output: those of children are there before those of their parents. */
    private Optional<Finding> firstModule(Tensor inputs) {
        List<Finding> findings = new ArrayList<>();
        List<Runnable> removals = new ArrayList<>();
        model.namedModules()
                .forEach((path, module) -> removals.add(module.registerForwardHook((ran, ins, output) ->
                        firstIn(output).ifPresent(found -> findings.add(finding(path, module, found))))));
        try (KeptBuffers buffers = new KeptBuffers(model);
                Autograd.Scope recording = Autograd.noGrad()) {
            model.apply(inputs);
        } finally {
            removals.forEach(Runnable::run);
        }
        return findings.stream().findFirst();
    }

    private static Finding finding(String path, Module module, String found) {
        String name = TracedBatch.nameOf(path, module);
        String cause = firstParameter(module)
                .map(parameter ->
                        "its parameter %s is not finite either, so an earlier step was too long, or of a gradient that was not finite; lower the learning rate, or find out by recordGradientNorm(), which looks at each gradient"
                                .formatted(parameter))
                .orElse("its parameters are finite; check the scale of the inputs, or lower the learning rate");
        return new Finding(
                name, "the first module whose output is not finite is %s, %s; %s".formatted(name, found, cause));
    }

    private static Optional<String> firstParameter(Module module) {
        return module.namedParameters().entrySet().stream()
                .filter(entry -> firstIn(entry.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The first element that is not finite, with its place. */
    private static Optional<String> firstIn(Tensor tensor) {
        double[] values = tensor.detach().toDoubleArray();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return Optional.of("%s at %s".formatted(values[i], place(tensor, i)));
            }
        }
        return Optional.empty();
    }

    private static String place(Tensor tensor, int flat) {
        List<Integer> place = new ArrayList<>();
        int rest = flat;
        for (int dim = tensor.rank() - 1; dim >= 0; dim--) {
            place.add(0, rest % tensor.size(dim));
            rest /= tensor.size(dim);
        }
        return place.toString();
    }

    private NonFiniteException error(String place, String problem, Optional<TracedBatch.Origin> origin) {
        return new NonFiniteException(
                epoch,
                batch,
                place,
                problem,
                origin.map(TracedBatch.Origin::operation).orElse(""));
    }

    /** Where a number that is not finite came up first, and that in words. */
    private record Finding(String place, String problem, boolean isOfData) {
        Finding(String place, String problem) {
            this(place, problem, false);
        }
    }
}
