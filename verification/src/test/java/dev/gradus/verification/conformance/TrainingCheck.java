package dev.gradus.verification.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.Sequential;
import dev.gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A short training of a sequential model: the loss of every step and the state at the end. */
record TrainingCheck(
        Registry<Function<Arguments, CallableModule>> modules,
        Registry<Function<Arguments, CallableLoss>> losses,
        Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> optimizers)
        implements CaseCheck {
    @Override
    public void run(String torch, CaseValues values, Agreement agreement) {
        if (!torch.equals("nn.Sequential")) {
            throw new UnsupportedCaseException("training of %s is not offered".formatted(torch));
        }
        Layer model = Sequential.of(layers(values));
        model.to(values.floating());
        model.loadStateDict(values.namedTensors("state"));
        CaseValues ofLoss = values.within(values.field("loss"));
        CallableLoss loss = LossCheck.make(losses, ofLoss.field("torch").asText(), ofLoss);
        CaseValues ofOptimizer = values.within(values.field("optimizer"));
        Optimizer optimizer =
                OptimizerCheck.make(optimizers, ofOptimizer.field("torch").asText(), ofOptimizer, model.parameters());

        agreement.numbers("losses", train(model, loss, optimizer, values));
        agreement.byName("state_after", model.stateDict());
    }

    private Layer[] layers(CaseValues values) {
        List<Layer> layers = new ArrayList<>();
        for (JsonNode node : values.field("layers")) {
            CaseValues ofLayer = values.within(node);
            String torch = ofLayer.field("torch").asText();
            if (!(ModuleCheck.make(modules, torch, ofLayer).module() instanceof Layer layer)) {
                throw new UnsupportedCaseException("%s in a sequential model is not offered".formatted(torch));
            }
            layers.add(layer);
        }
        return layers.toArray(Layer[]::new);
    }

    private static double[] train(Layer model, CallableLoss loss, Optimizer optimizer, CaseValues values) {
        Tensor inputs = CallableModule.onlyOne(values.tensors("inputs"));
        Tensor target = values.tensor("target");
        int batchSize = values.field("batch_size").asInt();
        List<Double> errors = new ArrayList<>();
        for (int epoch = 0; epoch < values.field("epochs").asInt(); epoch++) {
            for (int start = 0; start < inputs.size(0); start += batchSize) {
                int length = Math.min(batchSize, inputs.size(0) - start);
                optimizer.zeroGrad();
                Tensor prediction = model.apply(inputs.narrow(0, start, length));
                Tensor error = loss.apply(List.of(prediction, target.narrow(0, start, length)));
                error.backward();
                optimizer.step();
                errors.add(error.item());
            }
        }
        return errors.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
