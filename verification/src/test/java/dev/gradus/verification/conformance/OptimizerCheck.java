package dev.gradus.verification.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import java.util.List;
import java.util.function.BiFunction;

/** An optimizer: what it makes of given gradients, step by step. */
record OptimizerCheck(Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> optimizers) implements CaseCheck {
    @Override
    public void run(String torch, CaseValues values, Agreement agreement) {
        List<Parameter> parameters =
                values.tensors("params").stream().map(Parameter::new).toList();
        Optimizer optimizer = make(optimizers, torch, values, parameters);
        JsonNode gradients = values.field("grads");
        JsonNode expected = values.field("params_after");
        if (expected.size() != gradients.size()) {
            throw new MalformedCaseException("There should be as many 'params_after' as 'grads'");
        }
        for (int step = 0; step < gradients.size(); step++) {
            optimizer.zeroGrad();
            List<Tensor> ofStep = values.tensors(gradients.get(step));
            for (int i = 0; i < ofStep.size(); i++) {
                // A leaf hands a gradient that is sent to it on to itself.
                parameters.get(i).backward(ofStep.get(i));
            }
            optimizer.step();
            agreement.inOrder("params_after[%d]".formatted(step), expected.get(step), List.<Tensor>copyOf(parameters));
        }
    }

    static Optimizer make(
            Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> optimizers,
            String torch,
            CaseValues values,
            List<Parameter> parameters) {
        Registry.Row<BiFunction<List<Parameter>, Arguments, Optimizer>> row = optimizers.get(torch);
        return new Arguments(row.signature(), List.of(), values.map("kwargs"), values.floating())
                .call(args -> row.adapter().apply(parameters, args));
    }
}
