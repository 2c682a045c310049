package dev.gradus.visualization.browser;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one browser for all tests of a run, when the first of them asks for it. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final Namespace SPACE = Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return condition(System.getProperty("gradus.browser", "optional"), BrowserPrograms.find());
    }

    static ConditionEvaluationResult condition(String wanted, Optional<BrowserPrograms> programs) {
        if (programs.isPresent()) {
            return ConditionEvaluationResult.enabled(
                    "there is " + programs.get().browser());
        }
        if (wanted.equals("required")) {
            throw new IllegalStateException("gradus.browser is 'required', but " + BrowserPrograms.INSTALLATION);
        }
        return ConditionEvaluationResult.disabled(BrowserPrograms.INSTALLATION);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Browser browser = context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent(
                        Browser.class,
                        key -> Browser.start(BrowserPrograms.find().orElseThrow()),
                        Browser.class);
        browser.reset();
        return browser;
    }

    /** Leaves no page running behind the tests that need no browser. */
    @Override
    public void afterEach(ExtensionContext context) {
        Browser browser = context.getRoot().getStore(SPACE).get(Browser.class, Browser.class);
        if (browser != null) {
            browser.leave();
        }
    }
}
