package dev.gradus.visualization.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BrowserExtensionTest {
    @Test
    void skipsTestsWithAMessageWhereThereIsNoBrowser() {
        var result = BrowserExtension.condition("optional", Optional.empty());

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("apt-get install chromium chromium-driver"));
    }

    @Test
    void failsWhereABrowserIsRequired() {
        assertThatThrownBy(() -> BrowserExtension.condition("required", Optional.empty()))
                .hasMessageContaining("gradus.browser is 'required', but no Chromium");
    }

    @Test
    void runsTestsWhereThereIsOne() {
        BrowserPrograms programs = new BrowserPrograms(Path.of("chromium"), Path.of("chromedriver"));

        assertThat(BrowserExtension.condition("required", Optional.of(programs)).isDisabled())
                .isFalse();
    }
}
