package dev.gradus.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the provider says of a JVM; {@code VectorProviderTest} starts some. */
class SuitabilityTest {
    private static final String HOTSPOT = "OpenJDK 64-Bit Server VM";

    @Test
    void aMissingModuleIsNamedWithTheFlag() {
        assertThat(Suitability.missingModule(ModuleLayer.boot())).isEmpty();
        assertThat(Suitability.missingModule(ModuleLayer.empty()))
                .hasValueSatisfying(text -> assertThat(text).contains("--add-modules jdk.incubator.vector"));
    }

    @Test
    void onlyTheOptimisingCompilerWillDo() {
        assertThat(Suitability.unsuitedCompiler(HOTSPOT, "mixed mode, sharing")).isEmpty();
        assertThat(Suitability.unsuitedCompiler("Java HotSpot(TM) 64-Bit Server VM", "compiled mode"))
                .isEmpty();
        assertThat(Suitability.unsuitedCompiler(HOTSPOT, "interpreted mode, sharing"))
                .hasValueSatisfying(text -> assertThat(text).contains("-Xint"));
        assertThat(Suitability.unsuitedCompiler(HOTSPOT, "mixed mode, emulated-client, sharing"))
                .hasValueSatisfying(text -> assertThat(text).contains("C2"));
        assertThat(Suitability.unsuitedCompiler("Eclipse OpenJ9 VM", "JRE 17"))
                .hasValueSatisfying(text -> assertThat(text).contains("'Eclipse OpenJ9 VM'"));
    }

    @Test
    void vectorsMustBeWideEnoughForTheProcessor() {
        assertThat(Suitability.narrowVectors(512, "amd64")).isEmpty();
        assertThat(Suitability.narrowVectors(256, "x86_64")).isEmpty();
        assertThat(Suitability.narrowVectors(128, "aarch64")).isEmpty();
        assertThat(Suitability.narrowVectors(128, "amd64"))
                .hasValueSatisfying(text -> assertThat(text).contains("128 bits", "-XX:UseAVX", "256"));
        assertThat(Suitability.narrowVectors(64, "riscv64"))
                .hasValueSatisfying(text -> assertThat(text).contains("64 bits", "128"));
    }
}
