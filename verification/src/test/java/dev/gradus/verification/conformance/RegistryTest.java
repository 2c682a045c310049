package dev.gradus.verification.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {
    private final Registry<String> registry = new Registry<String>()
            .add("F.pad", "", "pad")
            .add("nn.Linear", "", "layer")
            .add("optim.SGD", "", "optimizer")
            .add("lr_scheduler.StepLR", "", "schedule")
            .add("torch.add", "", "sum");

    @ParameterizedTest
    @CsvSource({
        "F.pad, pad",
        "nn.functional.pad, pad",
        "torch.nn.functional.pad, pad",
        "torch.nn.Linear, layer",
        "torch.optim.SGD, optimizer",
        "torch.optim.lr_scheduler.StepLR, schedule",
        "Tensor.add, sum",
        "torch.Tensor.add, sum",
    })
    void findsRowsByTheNamesThatPyTorchHasForThem(String torch, String row) {
        assertThat(registry.get(torch).adapter()).isEqualTo(row);
    }

    @ParameterizedTest
    @CsvSource({"torch.mul", "nn.add"})
    void refusesWhatThereIsNoRowFor(String torch) {
        assertThatThrownBy(() -> registry.get(torch))
                .isInstanceOf(UnsupportedCaseException.class)
                .hasMessage(torch + " is not offered");
    }
}
