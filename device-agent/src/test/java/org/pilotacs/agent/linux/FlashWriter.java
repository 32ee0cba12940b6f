package org.pilotacs.agent.linux;

import java.io.IOException;
import java.nio.file.Path;

/// A process that writes until it is killed.
final class FlashWriter {
    private FlashWriter() {}

    public static void main(String[] arguments) throws IOException {
        FileFlash flash = new FileFlash(Path.of(arguments[0]), 1 << 20);
        String before = flash.read("second");
        long number = before == null ? 0 : Long.parseLong(before.substring(0, before.indexOf(' ')));
        while (true) {
            number++;
            String value = number + " " + "x".repeat((int) (number * 97 % 4_000));
            flash.write("first", value);
            flash.write("second", value);
            System.out.println(number);
        }
    }
}
