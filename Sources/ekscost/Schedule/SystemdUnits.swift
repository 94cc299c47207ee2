/// A service that may do what `run-monthly` needs and nothing else, and the timer that starts it.
struct SystemdUnits {
    let binary: String
    let config: String
    let onCalendar: String

    var files: [(name: String, text: String)] { [("ekscost.service", service), ("ekscost.timer", timer)] }

    private var service: String {
        """
        [Unit]
        Description=Monthly report of what the EKS network costs
        Documentation=man:ekscost(1)
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        ExecStart=\(binary) run-monthly --config \(config)
        # The store and the reports: /var/lib/ekscost, where relative paths of the settings start.
        DynamicUser=yes
        StateDirectory=ekscost
        StateDirectoryMode=0750
        WorkingDirectory=%S/ekscost
        Environment=HOME=%S/ekscost
        # AWS_PROFILE, AWS_CONFIG_FILE, KUBECONFIG and the like, where the machine's own role is not enough.
        EnvironmentFile=-/etc/ekscost/environment
        UMask=0027
        TimeoutStartSec=2h
        Nice=10
        IOSchedulingClass=idle

        NoNewPrivileges=yes
        CapabilityBoundingSet=
        AmbientCapabilities=
        ProtectSystem=strict
        ProtectHome=yes
        PrivateTmp=yes
        PrivateDevices=yes
        PrivateUsers=yes
        ProtectClock=yes
        ProtectControlGroups=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        ProtectProc=invisible
        ProcSubset=pid
        RemoveIPC=yes
        LockPersonality=yes
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources
        SystemCallErrorNumber=EPERM

        """
    }

    private var timer: String {
        """
        [Unit]
        Description=Monthly report of what the EKS network costs, when the month is over
        Documentation=man:ekscost(1)

        [Timer]
        OnCalendar=\(onCalendar)
        # A machine that was off makes up for it when it is on again.
        Persistent=true
        RandomizedDelaySec=30min

        [Install]
        WantedBy=timers.target

        """
    }
}
