package dev.gradus.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void the_processor_is_the_one_that_linux_names() {
        assertThat(Machine.processorIn("processor\t: 0\nmodel name\t: Some CPU: 3 GHz\nmodel name\t: Another\n"))
                .isEqualTo("Some CPU: 3 GHz");
    }

    @Test
    void without_a_name_there_is_the_architecture() {
        assertThat(Machine.processorIn("")).isEqualTo(System.getProperty("os.arch"));
    }

    @Test
    void this_machine_has_cores() throws IOException {
        assertThat(Machine.current().cores()).isPositive();
    }
}
