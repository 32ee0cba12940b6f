package org.pilotacs.protocols.cwmp;

import java.time.Instant;
import java.util.List;

/// One message of each kind, as plausible as the schema demands. The golden files say the same in XML.
final class Samples {
    private static final Instant START = Instant.parse("2026-11-23T10:36:38Z");
    private static final Instant COMPLETE = Instant.parse("2026-11-23T10:37:02.500Z");
    private static final String FIRMWARE = "1 Firmware Upgrade Image";
    private static final String URL = "https://files.example.net/fw/stb-2.4.1.bin?line=7&token=a<b";
    private static final String UUID = "c2b7e2d0-6a4f-4f6e-9b55-0f1f6d1c9a11";
    private static final FaultStruct TRANSFER_FAILED = new FaultStruct(9010, "File transfer failure");
    private static final OpResultStruct INSTALLED = new OpResultStruct(UUID, "Device.SoftwareModules.DeploymentUnit.1.",
            "1.4", "Installed", true, "Device.SoftwareModules.ExecutionUnit.3.", START, COMPLETE, FaultStruct.NONE);

    static final List<FromCpe> FROM_CPE = List.of(
            new CpeRequest.Inform(new DeviceIdStruct("Evercable & Söhne", "A0B1C2", "STB-4K", "S1234567"),
                    List.of(new EventStruct(EventCode.BOOT, ""), new EventStruct(EventCode.M_REBOOT, "task-17")), 1,
                    START, 0,
                    List.of(new ParameterValueStruct("Device.RootDataModelVersion", XsdType.STRING, "2.17"),
                            new ParameterValueStruct("Device.DeviceInfo.UpTime", XsdType.UNSIGNED_INT, "42"),
                            new ParameterValueStruct("Device.ManagementServer.ParameterKey", XsdType.STRING, ""))),
            new CpeRequest.GetRPCMethods(),
            new CpeRequest.TransferComplete("task-18", TRANSFER_FAILED, START, COMPLETE),
            new CpeRequest.AutonomousTransferComplete("", URL, true, FIRMWARE, 1048576, "stb.bin", FaultStruct.NONE,
                    START, COMPLETE),
            new CpeRequest.DUStateChangeComplete(List.of(INSTALLED), "task-19"),
            new CpeRequest.AutonomousDUStateChangeComplete(List.of(new AutonOpResultStruct(INSTALLED, "Install"))),
            new CpeRequest.RequestDownload("2 Web Content", List.of(new ArgStruct("Version", "2.0"))),
            new CpeRequest.Kicked("go", "http://home.example/", "x=1", "http://home.example/next"),
            new CpeResponse.GetRPCMethodsResponse(List.of("GetRPCMethods", "Reboot", "X_A0B1C2_Retune")),
            new CpeResponse.SetParameterValuesResponse(1),
            new CpeResponse.GetParameterValuesResponse(List.of(
                    new ParameterValueStruct("Device.Time.CurrentLocalTime", XsdType.DATE_TIME,
                            "2026-11-23T11:36:38+01:00"),
                    new ParameterValueStruct("Device.WiFi.SSID.1.SSID", XsdType.STRING, "  Gość <5G> & \"co\" "),
                    new ParameterValueStruct("Device.WiFi.Radio.1.Enable", XsdType.BOOLEAN, "true"),
                    new ParameterValueStruct("Device.X_A0B1C2_Signal.Level", XsdType.INT, "-57"),
                    new ParameterValueStruct("Device.X_A0B1C2_Signal.Frequency", XsdType.UNSIGNED_LONG, "11778000000"),
                    new ParameterValueStruct("Device.X_A0B1C2_Signal.Drift", XsdType.LONG, "-3"),
                    new ParameterValueStruct("Device.X_A0B1C2_Signal.CNR", XsdType.DECIMAL, "13.6"),
                    new ParameterValueStruct("Device.X_A0B1C2_Card.ATR", XsdType.HEX_BINARY, "3B9F"),
                    new ParameterValueStruct("Device.X_A0B1C2_Card.Report", XsdType.BASE64, "O58="))),
            new CpeResponse.GetParameterNamesResponse(List.of(new ParameterInfoStruct("Device.DeviceInfo.", false),
                    new ParameterInfoStruct("Device.WiFi.SSID.1.SSID", true))),
            new CpeResponse.SetParameterAttributesResponse(),
            new CpeResponse.GetParameterAttributesResponse(List.of(
                    new ParameterAttributeStruct("Device.DeviceInfo.SoftwareVersion", 2, List.of("Subscriber")),
                    new ParameterAttributeStruct("Device.DeviceInfo.UpTime", 0, List.of()))),
            new CpeResponse.AddObjectResponse(3, 0), new CpeResponse.DeleteObjectResponse(0),
            new CpeResponse.RebootResponse(), new CpeResponse.FactoryResetResponse(),
            new CpeResponse.DownloadResponse(1, CwmpTime.UNKNOWN, CwmpTime.UNKNOWN),
            new CpeResponse.UploadResponse(0, START, COMPLETE), new CpeResponse.ScheduleDownloadResponse(),
            new CpeResponse.ScheduleInformResponse(), new CpeResponse.CancelTransferResponse(),
            new CpeResponse.GetQueuedTransfersResponse(List.of(new QueuedTransferStruct("task-20", 2))),
            new CpeResponse.GetAllQueuedTransfersResponse(
                    List.of(new AllQueuedTransferStruct("task-20", 1, true, FIRMWARE, 1048576, "stb.bin"))),
            new CpeResponse.ChangeDUStateResponse(),
            new CpeResponse.CpeFault(new FaultStruct(9003, "Invalid arguments"),
                    List.of(new SetParameterValuesFault("Device.Time.Enable", 9007, "Invalid parameter value"),
                            new SetParameterValuesFault("Device.Nothing", 9005, "Invalid parameter name"))));

    static final List<FromAcs> FROM_ACS = List.of(new AcsRequest.GetRPCMethods(),
            new AcsRequest.SetParameterValues(
                    List.of(new ParameterValueStruct("Device.WiFi.SSID.1.SSID", XsdType.STRING, "Dom & ogród"),
                            new ParameterValueStruct("Device.WiFi.SSID.1.Enable", XsdType.BOOLEAN, "1")),
                    "key-7"),
            new AcsRequest.GetParameterValues(List.of("Device.DeviceInfo.", "Device.Time.Enable")),
            new AcsRequest.GetParameterNames("Device.", true),
            new AcsRequest.SetParameterAttributes(List.of(new SetParameterAttributesStruct(
                    "Device.DeviceInfo.SoftwareVersion", true, 2, true, List.of("Subscriber")))),
            new AcsRequest.GetParameterAttributes(List.of("Device.DeviceInfo.")),
            new AcsRequest.AddObject("Device.WiFi.SSID.", "key-8"),
            new AcsRequest.DeleteObject("Device.WiFi.SSID.3.", "key-9"), new AcsRequest.Reboot("task-17"),
            new AcsRequest.FactoryReset(),
            new AcsRequest.Download("task-18", FIRMWARE, URL, "box", "p<w>d", 1048576, "stb.bin", 30, "", ""),
            new AcsRequest.Upload("task-21", "2 Vendor Log File", "https://files.example.net/logs/", "", "", 0),
            new AcsRequest.ScheduleDownload("task-22", FIRMWARE, URL, "", "", 1048576, "",
                    List.of(new TimeWindowStruct(3600, 7200, "3 When Idle", "", 2),
                            new TimeWindowStruct(90000, 93600, "1 At Any Time", "New software", 0))),
            new AcsRequest.ScheduleInform(60, "task-23"), new AcsRequest.CancelTransfer("task-18"),
            new AcsRequest.GetQueuedTransfers(), new AcsRequest.GetAllQueuedTransfers(),
            new AcsRequest.ChangeDUState(
                    List.of(new OperationStruct.Install("https://files.example.net/du/tv.ipk", UUID, "", "", ""),
                            new OperationStruct.Update(UUID, "1.5", "https://files.example.net/du/tv-1.5.ipk", "u",
                                    "p"),
                            new OperationStruct.Uninstall(UUID, "", "Device.SoftwareModules.ExecEnv.1.")),
                    "task-24"),
            new AcsResponse.InformResponse(1),
            new AcsResponse.GetRPCMethodsResponse(List.of("Inform", "GetRPCMethods", "TransferComplete")),
            new AcsResponse.TransferCompleteResponse(), new AcsResponse.AutonomousTransferCompleteResponse(),
            new AcsResponse.DUStateChangeCompleteResponse(), new AcsResponse.AutonomousDUStateChangeCompleteResponse(),
            new AcsResponse.RequestDownloadResponse(), new AcsResponse.KickedResponse("http://home.example/next"),
            new AcsResponse.AcsFault(new FaultStruct(8003, "Invalid arguments")));

    private Samples() {}

    static <M extends CwmpMessage> Envelope<M> envelope(M message) {
        return new Envelope<>(CwmpVersion.V1_2, new Header("id-1", message instanceof FromAcs, 30L), message);
    }
}
