package org.pilotacs.protocols;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.pilotacs.protocols.cwmp.CwmpMessage;
import org.pilotacs.protocols.cwmp.OperationStruct;
import org.pilotacs.protocols.cwmp.stun.StunAttribute;
import org.pilotacs.protocols.cwmp.stun.StunMessage;
import org.pilotacs.protocols.emm.EmmAddress;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.simulcrypt.Received;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beRecords;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/// The arrows of this module, held by the build.
@AnalyzeClasses(packages = "org.pilotacs.protocols", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CWMP = "org.pilotacs.protocols.cwmp..";
    private static final String EMM = "org.pilotacs.protocols.emm..";
    private static final String SIMULCRYPT = "org.pilotacs.protocols.simulcrypt";
    private static final String SIMULCRYPT_MINA = "org.pilotacs.protocols.simulcrypt.mina";
    private static final String MINA = "org.apache.mina..";
    private static final String LWM2M = "org.pilotacs.protocols.lwm2m..";

    @ArchTest
    static final ArchRule cwmpKnowsOnlyItselfTheJdkAndTheParser = classes().that().resideInAPackage(CWMP).should()
            .onlyDependOnClassesThat().resideInAnyPackage(CWMP, "java..", "javax.crypto..", "javax.xml.stream..",
                    "com.fasterxml.aalto..", "org.codehaus.stax2..", "org.jspecify..");

    @ArchTest
    static final ArchRule lwm2mKnowsOnlyItselfAndTheJdk = classes().that().resideInAPackage(LWM2M).should()
            .onlyDependOnClassesThat().resideInAnyPackage(LWM2M, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule emmKnowsOnlyItselfAndTheJdk = classes().that().resideInAPackage(EMM).should()
            .onlyDependOnClassesThat().resideInAnyPackage(EMM, "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule simulcryptKnowsOnlyItselfAndTheJdk = classes().that().resideInAPackage(SIMULCRYPT).should()
            .onlyDependOnClassesThat().resideInAnyPackage(SIMULCRYPT, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule simulcryptsFiltersKnowMinaAsWell = classes().that().resideInAPackage(SIMULCRYPT_MINA)
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage(SIMULCRYPT_MINA, SIMULCRYPT, MINA, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlySimulcryptsFiltersKnowMina = noClasses().that()
            .resideOutsideOfPackage(SIMULCRYPT_MINA).should().dependOnClassesThat().resideInAPackage(MINA);

    @ArchTest
    static final ArchRule onlyTheXmlRoomKnowsTheParser = noClasses().that()
            .haveNameNotMatching(".*\\.Xml[^.]*")
            .should().dependOnClassesThat()
            .resideInAnyPackage("javax.xml.stream..", "com.fasterxml.aalto..", "org.codehaus.stax2..");

    @ArchTest
    static final ArchRule messagesAreRecords = classes().that().areAssignableTo(CwmpMessage.class).or()
            .areAssignableTo(OperationStruct.class).or().areAssignableTo(StunMessage.class).or()
            .areAssignableTo(StunAttribute.class).or().areAssignableTo(EmmCommand.class).or()
            .areAssignableTo(EmmAddress.class).or()
            .areAssignableTo(Received.class).and().areNotInterfaces().should(beRecords());

    @ArchTest
    static final ArchRule nobodyPrints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses().should()
            .haveNameMatching(".*(Impl|Manager|Utils?|Helper)$");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a null-marked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    JavaPackage room = type.getPackage();
                    events.add(new SimpleConditionEvent(type, room.isAnnotatedWith(NullMarked.class),
                            room.getName() + " is null-marked: " + room.isAnnotatedWith(NullMarked.class)));
                }
            });
}
