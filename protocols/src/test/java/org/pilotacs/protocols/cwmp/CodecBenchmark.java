package org.pilotacs.protocols.cwmp;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the codec costs, beside Aalto alone over the same bytes. Run by hand, see `docs/benchmarks.md`. Medians, which
/// little other load hardly moves; much of it starves the compiler, and then nothing here means anything.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class CodecBenchmark {
    private static final InputFactoryImpl AALTO = aalto();

    @Param
    public MeasuredMessage message = MeasuredMessage.INFORM;

    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
    private final EnvelopeWriter writer = new EnvelopeWriter();
    private Envelope<? extends CwmpMessage> envelope = message.envelope();
    private byte[] bytes = {};

    @Setup
    public void write() {
        envelope = message.envelope();
        bytes = writer.write(envelope);
    }

    @Benchmark
    public Object read() throws MalformedMessageException {
        return switch (envelope.message()) {
            case FromCpe _ -> reader.readFromCpe(bytes, "utf-8");
            case FromAcs _ -> reader.readFromAcs(bytes, "utf-8");
        };
    }

    @Benchmark
    public Object encode() {
        return writer.write(envelope);
    }

    /// From event to event, without asking for anything.
    @Benchmark
    public int aaltoWalk() throws XMLStreamException {
        XMLStreamReader xml = AALTO.createXMLStreamReader(new Stax2ByteArraySource(bytes, 0, bytes.length));
        int events = 0;
        while (xml.next() != XMLStreamConstants.END_DOCUMENT) {
            events++;
        }
        xml.close();
        return events;
    }

    /// The least that anybody does who wants to know what a message says: names, texts and attributes as strings.
    @Benchmark
    public int aaltoContent() throws XMLStreamException {
        XMLStreamReader xml = AALTO.createXMLStreamReader(new Stax2ByteArraySource(bytes, 0, bytes.length));
        int characters = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS) {
                characters += xml.getText().length();
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                characters += xml.getLocalName().length();
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    characters += xml.getAttributeLocalName(i).length() + xml.getAttributeValue(i).length();
                }
            }
        }
        xml.close();
        return characters;
    }

    @Test
    void figures() throws RunnerException {
        Map<MeasuredMessage, Figures> figures = new EnumMap<>(MeasuredMessage.class);
        Options options = new OptionsBuilder().include(CodecBenchmark.class.getName()).build();
        for (RunResult result : new Runner(options).run()) {
            figures.computeIfAbsent(MeasuredMessage.valueOf(result.getParams().getParam("message")), Figures::new)
                    .take(result);
        }
        figures.values().forEach(row -> System.err.println("CODEC " + row));
    }

    private static InputFactoryImpl aalto() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        return factory;
    }

    /// One row of the table in `docs/benchmarks.md`.
    private static final class Figures {
        private final MeasuredMessage message;
        private double read;
        private double encode;
        private double walk;
        private double content;

        Figures(MeasuredMessage message) {
            this.message = message;
        }

        void take(RunResult result) {
            double micros = result.getPrimaryResult().getStatistics().getPercentile(50) / 1000;
            switch (result.getPrimaryResult().getLabel()) {
                case "read" -> read = micros;
                case "encode" -> encode = micros;
                case "aaltoWalk" -> walk = micros;
                case "aaltoContent" -> content = micros;
                default -> throw new AssertionError(result.getPrimaryResult().getLabel());
            }
        }

        @Override
        public String toString() {
            return String.format("| %s | %,d | %.1f | %.2f | %.2f | %.1f | %.2f |", message,
                    new EnvelopeWriter().write(message.envelope()).length, read, read / walk, read / content, encode,
                    encode / content);
        }
    }
}
