package dev.gradus.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gradus.core.module.Module;
import dev.gradus.layers.Layers;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every public layer can be saved; whether it comes back as it was, {@code SavedLayersTest} of {@code models} tells. */
class RegisteredLayersTest {
    @Test
    void everyPublicLayerHasARow() {
        Set<String> layers = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.gradus.layers")
                        .stream()
                        .filter(type -> type.isAssignableTo(Module.class))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());

        assertThat(layers).hasSizeGreaterThan(80);
        assertThat(Layers.registry().names()).as("rows in Layers").containsExactlyInAnyOrderElementsOf(layers);
    }
}
