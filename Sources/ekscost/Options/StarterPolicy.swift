/// The policy that ships: what `--print-policy` prints and what holds where no policy is named.
enum StarterPolicy {
    static let text = """
        # A policy of `ekscost check`. Each threshold has a severity: error, warning or note. Errors and warnings that are
        # crossed end the command with 1 (--fail-on chooses), notes are told. Take out what you do not want.
        #
        # What a figure that nobody knows counts as: error, warning, note or pass. Never graver than its check.
        unknown: note

        checks:
          # US dollars a month: set your own.
          # cost_total: {max: 5000, severity: error}
          # cost_by_category:
          #   nat-gateway: {max: 1500, severity: warning}
          #   cross-az: {max: 500, severity: warning}

          # Against the newest snapshot of an earlier month, a month.
          cost_growth: {max: 20%, severity: warning}

          # Addresses of each subnet. A control plane wants 16 in its subnets, a load balancer 8.
          addresses_free: {min: 16, severity: error}
          addresses_free_share: {min: 10%, severity: warning}
          # The day on which half of the paths that growth may take have run out (p10: a tenth).
          days_to_exhaustion: {min: 90, severity: error, percentile: p50}
          # How many more pods each node group takes.
          pods_free: {min: 10, severity: warning}

          # Of what goes through NAT gateways, how much crosses zones on its way.
          nat_cross_zone_share: {max: 50%, severity: warning}
          # Gateway endpoints are free; name interface endpoints such as ecr.dkr too where you want them.
          missing_endpoints: {services: [s3, dynamodb], severity: warning}
          # Subnets that lose the internet with another zone.
          zone_loss: {max: 0, severity: warning}

          # How well the total is known.
          unpriced_lines: {max: 0, severity: error}
          assumed_cost_share: {max: 50%, severity: note}
          unknown_usage: {max: 0, severity: note}

          # Findings that the report makes, by their rules.
          findings: {rules: [BlackholeRoute, IdleNAT, IdlePublicIPv4, EndpointPrivateDNS, ExtendedSupport], severity: warning}
        """
}
