package dev.gradus.verification.conformance;

import dev.gradus.core.Tensor;
import java.util.List;
import java.util.function.Function;

/** A loss: its value and the gradients of its arguments. */
record LossCheck(Registry<Function<Arguments, CallableLoss>> losses) implements CaseCheck {
    @Override
    public void run(String torch, CaseValues values, Agreement agreement) {
        CallableLoss loss = make(losses, torch, values);
        List<Tensor> args = values.tensors("args");
        List<Tensor> outputs = List.of(loss.apply(args));
        agreement.inOrder("outputs", outputs);
        if (values.has("grad_outputs")) {
            Leaves.backward(outputs, values.tensors("grad_outputs"));
            agreement.gradients("input_grads", Leaves.of(args));
        }
    }

    static CallableLoss make(Registry<Function<Arguments, CallableLoss>> losses, String torch, CaseValues values) {
        Registry.Row<Function<Arguments, CallableLoss>> row = losses.get(torch);
        return new Arguments(row.signature(), List.of(), values.map("kwargs"), values.floating()).call(row.adapter());
    }
}
