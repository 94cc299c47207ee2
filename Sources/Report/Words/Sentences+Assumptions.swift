extension Sentences {
    /// What is assumed, and what is unknown.
    static let assumptions: [(en: String, ko: String)] = [
        ("A standard month of {0} hours.", "표준 월 {0}시간으로 계산했습니다."),
        ("The month's own {0} hours.", "해당 월의 실제 시간인 {0}시간으로 계산했습니다."),
        (
            "Nodes and pods grow by {0} % a month; single months differ by half of that (one standard deviation), which is assumed. Dates are those by which a tenth, half and nine tenths of {1} paths of seed {2} have run out, within {3} months.",
            "노드와 파드가 한 달에 {0} % 늘고, 달마다 그 절반만큼(표준편차) 달라진다고 보았습니다. 날짜는 시드 {2}의 경로 {1}개 가운데 10분의 1, 절반, 10분의 9가 소진되는 날이며 {3}개월 안에서 찾았습니다."
        ),
        (
            "No growth was given, and a trend takes snapshots of {0} days (there are {1}): no date is shown. --growth 3%/month gives one.",
            "증가율을 지정하지 않았고, 추세를 구하려면 {0}일의 스냅샷이 필요한데 {1}일뿐이어서 날짜가 없습니다. --growth 3%/month로 지정할 수 있습니다."
        ),
        (
            "Each subnet, block and node group goes on as a straight line through {0} days of snapshots, by least squares; the spread of the dates is the line's own standard error, seed {1}, within {2} months.",
            "서브넷, 블록, 노드 그룹마다 {0}일의 스냅샷을 지나는 직선(최소제곱)이 이어진다고 보았습니다. 날짜의 범위는 직선의 표준오차(시드 {1})이며 {2}개월 안에서 찾았습니다."
        ),
        ("A GB is 2^30 bytes, as AWS bills it.", "1 GB는 AWS 과금 기준인 2^30바이트입니다."),
        (
            "On-demand list prices; no Savings Plans, Reserved Instances, credits or tax.",
            "온디맨드 정가 기준이며 Savings Plans, 예약 인스턴스, 크레딧, 세금은 포함하지 않습니다."
        ),
        (
            "On-demand list prices less the discounts of ekscost.yaml; no Savings Plans, Reserved Instances, credits or tax.",
            "온디맨드 정가에 ekscost.yaml의 할인을 적용했으며 Savings Plans, 예약 인스턴스, 크레딧, 세금은 포함하지 않습니다."
        ),
        ("A transfer between zones is billed at both ends.", "가용 영역 간 전송은 양쪽에서 과금됩니다."),
        (
            "A transfer between zones is billed at the subnet's end alone (billed_sides: one).",
            "가용 영역 간 전송은 서브넷 쪽에서만 과금됩니다(billed_sides: one)."
        ),
        ("The account already sends {0} GB to the internet elsewhere.", "계정이 다른 곳에서 이미 인터넷으로 {0} GB를 보냅니다."),
        (
            "Traffic between the EKS control plane and the nodes is not known and not in the total.",
            "EKS 컨트롤 플레인과 노드 사이의 트래픽은 알 수 없어 합계에 없습니다."
        ),
        (
            "{0}: one public address a zone, for no interface of it was imported.",
            "{0}: 인터페이스를 가져오지 않아 영역마다 퍼블릭 주소 하나로 보았습니다."
        ),
        (
            "No describe-vpc-endpoints was imported: that there is no VPC endpoint is assumed, so AWS services are reached through NAT.",
            "describe-vpc-endpoints를 가져오지 않았습니다. VPC 엔드포인트가 없다고 보고, AWS 서비스에는 NAT를 거쳐 접속한다고 가정했습니다."
        ),
        (
            "Traffic is what the imported rows say; what they leave out counts as none.",
            "트래픽은 가져온 행에 있는 것만 계산했고, 빠진 것은 없는 것으로 보았습니다."
        ),
        (
            "{0}: its control plane answers evenly from the zones of its subnets; EKS pays its own end of a transfer.",
            "{0}: 컨트롤 플레인이 서브넷의 영역에서 고르게 응답한다고 보았고, 전송의 한쪽은 EKS가 부담합니다."
        ),
        (
            "What comes back from {0} is billed to the sender there and is not in these lines.",
            "{0}에서 돌아오는 트래픽은 그쪽 보내는 계정에 과금되어 여기에 없습니다."
        ),
        (
            "What comes back over a transit gateway is billed to its sender, and is not in these lines.",
            "Transit Gateway로 돌아오는 트래픽은 보내는 쪽에 과금되어 여기에 없습니다."
        ),
        (
            "{0}: clients come evenly to its zones, its targets stand as the nodes do, and kube-proxy sends to any of them.",
            "{0}: 클라이언트는 영역에 고르게 오고, 대상은 노드와 같은 비율로 있으며, kube-proxy는 그중 아무 곳으로나 보낸다고 보았습니다."
        ),
        (
            "Node group {0}: its nodes were not imported, so its desired size of {1} is spread evenly over its zones.",
            "노드 그룹 {0}: 노드를 가져오지 않아 원하는 크기 {1}을(를) 영역에 고르게 나누었습니다."
        ),
        ("{0}: {1} is spread evenly over its private subnets", "{0}: {1}의 트래픽을 프라이빗 서브넷에 고르게 나누었습니다"),
        ("{0}: {1} is spread by nodes over its private subnets", "{0}: {1}의 트래픽을 노드 수에 따라 프라이빗 서브넷에 나누었습니다"),
        (
            "{0}: no pod of {1} is known, so it is spread evenly over the private subnets",
            "{0}: {1}의 파드를 알 수 없어 프라이빗 서브넷에 고르게 나누었습니다"
        ),
        ("{0}: {1} is spread over subnets by its pods", "{0}: {1}의 트래픽을 파드 수에 따라 서브넷에 나누었습니다"),
        ("no input tells its capacity units", "LCU를 알려 주는 입력이 없습니다"),
        ("no input tells the bytes it processes", "처리한 바이트를 알려 주는 입력이 없습니다"),
        (
            "no input tells what it sends to targets in other zones: add a row {0},targets to the traffic table",
            "다른 영역의 대상으로 보내는 양을 알려 주는 입력이 없습니다. 트래픽 표에 {0},targets 행을 추가하십시오"
        ),
        (
            "no traffic of {0} is known: import traffic or flow logs",
            "{0}의 트래픽을 알 수 없습니다. 트래픽이나 흐름 로그를 가져오십시오"
        ),
        ("{0} Spot Instance: no list has the Spot price", "스팟 인스턴스 {0}대: 스팟 가격은 어느 단가표에도 없습니다"),
        ("{0} Spot Instances: no list has the Spot price", "스팟 인스턴스 {0}대: 스팟 가격은 어느 단가표에도 없습니다"),
        (
            "no input tells the zones that it serves",
            "서비스하는 영역을 알려 주는 입력이 없습니다"
        ),
        (
            "{0} instance on Dedicated Hosts: the hosts are billed, and no input has them",
            "전용 호스트의 인스턴스 {0}대: 과금되는 것은 호스트인데 입력에 없습니다"
        ),
        (
            "{0} instances on Dedicated Hosts: the hosts are billed, and no input has them",
            "전용 호스트의 인스턴스 {0}대: 과금되는 것은 호스트인데 입력에 없습니다"
        ),
        (
            "What comes back over a transit gateway is billed to its sender: it is in these lines where the far VPC is in the snapshot.",
            "Transit Gateway로 돌아오는 트래픽은 보내는 쪽에 과금됩니다. 반대편 VPC가 스냅샷에 있을 때만 여기에 있습니다."
        ),
        (
            "{0}: {1} is spread evenly over its subnets",
            "{0}: {1}의 트래픽을 서브넷에 고르게 나누었습니다"
        ),
        (
            "{0}: {1} is spread by nodes over its subnets",
            "{0}: {1}의 트래픽을 노드 수에 따라 서브넷에 나누었습니다"
        ),
        (
            "{0}: no pod of {1} is known, so it is spread over the subnets where nodes may be",
            "{0}: {1}의 파드를 알 수 없어 노드가 있을 수 있는 서브넷에 나누었습니다"
        ),
    ]
}
