package dev.gradus.core;

/**
 * An operation was asked for something that it cannot do. The message names the operation, what was expected, what came
 * and the likely fix, and, where the operation ran inside a module, the module's path, such as {@code model.2 (Dense)}.
 */
public final class OperationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private String modulePath = "";
    private String moduleType = "";

    /**
     * An error of one operation.
     *
     * @param operation the name of the operation, such as {@code matmul}
     * @param problem what was expected, what came, and what to do
     */
    public OperationException(String operation, String problem) {
        super(problem);
        this.operation = operation;
    }

    /**
     * Adds a module to the front of the path, on the way of this exception from the innermost module outwards.
     *
     * @param name the module's name in its parent
     * @param type the name of its class
     */
    public void within(String name, String type) {
        if (modulePath.isEmpty()) {
            modulePath = name;
            moduleType = type;
        } else {
            modulePath = name + "." + modulePath;
        }
    }

    /** The name of the operation. */
    public String operation() {
        return operation;
    }

    /** The innermost module in which the operation ran, such as {@code model.2 (Dense)}; empty outside of any. */
    public String module() {
        return modulePath.isEmpty() ? "" : modulePath + " (" + moduleType + ")";
    }

    @Override
    public String getMessage() {
        String message = operation + ": " + super.getMessage();
        return modulePath.isEmpty() ? message : message + " [in " + module() + "]";
    }
}
