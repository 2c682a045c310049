package dev.gradus.verification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gradus.core.module.Module;
import dev.gradus.core.random.Generator;
import org.jspecify.annotations.NullMarked;

/** The rules of the house that a compiler does not check; {@code docs/architecture.md} says why they hold. */
@AnalyzeClasses(packages = "dev.gradus", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] LIBRARIES = {
        "dev.gradus.core..",
        "dev.gradus.vector..",
        "dev.gradus.layers..",
        "dev.gradus.models..",
        "dev.gradus.losses..",
        "dev.gradus.optimizers..",
        "dev.gradus.training..",
        "dev.gradus.visualization..",
        "dev.gradus.testkit.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.gradus.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modulesImportOnlyWhatStandsAboveThem = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("core")
            .definedBy("dev.gradus.core..")
            .layer("vector")
            .definedBy("dev.gradus.vector..")
            .layer("layers")
            .definedBy("dev.gradus.layers..")
            .layer("models")
            .definedBy("dev.gradus.models..")
            .layer("losses")
            .definedBy("dev.gradus.losses..")
            .layer("optimizers")
            .definedBy("dev.gradus.optimizers..")
            .layer("training")
            .definedBy("dev.gradus.training..")
            .layer("visualization")
            .definedBy("dev.gradus.visualization..")
            .layer("testkit")
            .definedBy("dev.gradus.testkit..")
            .layer("examples")
            .definedBy("dev.gradus.examples..")
            .whereLayer("core")
            .mayNotAccessAnyLayer()
            .whereLayer("vector")
            .mayOnlyAccessLayers("core")
            .whereLayer("vector")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("layers")
            .mayOnlyAccessLayers("core")
            .whereLayer("models")
            .mayOnlyAccessLayers("core", "layers")
            .whereLayer("losses")
            .mayOnlyAccessLayers("core")
            .whereLayer("optimizers")
            .mayOnlyAccessLayers("core")
            .whereLayer("training")
            .mayOnlyAccessLayers("core", "models", "losses", "optimizers")
            .whereLayer("visualization")
            .mayOnlyAccessLayers("core", "layers", "models", "losses", "optimizers", "training")
            .whereLayer("testkit")
            .mayOnlyAccessLayers("core", "losses", "optimizers")
            .whereLayer("examples")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule librariesLeaveTheStandardStreamsAlone =
            noClasses().that().resideInAnyPackage(LIBRARIES).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule loggingGoesThroughSlf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes =
            classes().should().haveNameNotMatching(".*(Utils?|Helpers?|Manager|Impl)(\\$.*)?");

    @ArchTest
    static final ArchRule publicTypesLiveInNullMarkedPackages =
            classes().that().resideInAnyPackage(LIBRARIES).and().arePublic().should(be(inNullMarkedPackage()));

    /** A layer that draws from a generator of which checkpoints do not know would draw something else after resuming. */
    @ArchTest
    static final ArchRule layersDeclareTheirGenerators = classes()
            .that()
            .areAssignableTo(Module.class)
            .and(describe("have a generator", type -> type.getFields().stream()
                    .anyMatch(field -> field.getRawType().isEquivalentTo(Generator.class))))
            .should(be(describe(
                    "declaring it with generator(name, generator)", type -> type.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getName().equals("generator")))));

    private static DescribedPredicate<JavaClass> inNullMarkedPackage() {
        return describe("in a package annotated with @NullMarked", type -> type.getPackage()
                .isAnnotatedWith(NullMarked.class));
    }
}
