package dev.gradus.training.progress;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The terminal that a person may be sitting at. */
@SuppressWarnings("SystemConsoleNull") // isTerminal is asked too, where there is such a method
final class Terminal {
    private Terminal() {}

    /** Whether both standard input and output are a terminal in which a line can be drawn anew. */
    static boolean isPresent() {
        Console console = System.console();
        return console != null && isTerminal(console) && canRedraw(System.getenv("TERM"));
    }

    /** A terminal that calls itself dumb, such as an editor's, shows every drawing of a bar after the other. */
    static boolean canRedraw(@Nullable String kind) {
        return !"dumb".equals(kind);
    }

    /** Some JDKs from 22 on have a console even without a terminal, and a method that JDK 17 lacks to tell. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** The standard output itself, even where System.out was exchanged, in the character set of the terminal if there is one. */
    static PrintStream output() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset());
    }

    /** Whether the terminal can show the blocks that a bar is drawn with. */
    static boolean hasBlocks() {
        return charset().newEncoder().canEncode('█');
    }

    private static Charset charset() {
        Console console = System.console();
        return console == null ? Charset.defaultCharset() : console.charset();
    }
}
